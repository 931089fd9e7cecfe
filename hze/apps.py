from django.apps import AppConfig


class HzeConfig(AppConfig):
    name = "hze"
    verbose_name = "Hilfen zur Erziehung"
