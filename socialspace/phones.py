"""Telephone numbers as people type them, written one way: '02161 49310', '+31 77 359 9999'."""

import phonenumbers

HOME = "DE"
HOME_CODE = 49


class NoPhoneNumberError(ValueError):
    """What was typed is no telephone number that could be dialled from here."""


def read_phone(text: str) -> str:
    """Write a number as it is dialled, German ones without a country code; raises NoPhoneNumberError."""
    try:
        number = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException as error:
        raise NoPhoneNumberError(text) from error
    if phonenumbers.is_valid_short_number_for_region(number, HOME):  # 116 111, 110
        return str(number.national_number)
    if not phonenumbers.is_valid_number(number):
        raise NoPhoneNumberError(text)
    is_home = number.country_code == HOME_CODE
    style = phonenumbers.PhoneNumberFormat.NATIONAL if is_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style).replace(" ext. ", "-")
