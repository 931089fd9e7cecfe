"""Names as people hear and type them, and an invented population in which they must be found again.

`TUNED` and `SET_ASIDE` were written before the matching was made. The first was looked at while it was made. The second
was not, until it had been measured once (37 of 40); what it missed then led to two changes: spellings with one letter
less lead to a word, not only sounds, and the floor is a little lower. So `UNSEEN` was written after that, measured, and
led to no change. All three are by the same hand, so their figures are friendly ones.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple


class Misspelt(NamedTuple):
    """What was typed, and the person who was meant."""

    typed: str
    first: str
    last: str


TUNED = [
    Misspelt("Jilmas Schükrü", "Şükrü", "Yılmaz"),
    Misspelt("Aische Jildirim", "Ayşe", "Yıldırım"),
    Misspelt("Tschelik Memet", "Mehmet", "Çelik"),
    Misspelt("Fatma Östürk", "Fatma", "Öztürk"),
    Misspelt("Emre Schahin", "Emre", "Şahin"),
    Misspelt("Jassemin Kaja", "Yasemin", "Kaya"),
    Misspelt("Hatidsche Dogan", "Hatice", "Doğan"),
    Misspelt("Dschem Aslan", "Cem", "Arslan"),
    Misspelt("Elif Ketschi", "Elif", "Keçi"),
    Misspelt("Gülschen Akschoi", "Gülşen", "Aksoy"),
    Misspelt("Mueller Stefan", "Stephan", "Müller"),
    Misspelt("Miller Anna", "Anna", "Müller"),
    Misspelt("Schmitt Katrin", "Kathrin", "Schmidt"),
    Misspelt("Tomas Maier", "Thomas", "Meyer"),
    Misspelt("Filip Hofmann", "Philipp", "Hoffmann"),
    Misspelt("Christof Bäcker", "Christoph", "Becker"),
    Misspelt("Jaqueline Schulz", "Jacqueline", "Schulze"),
    Misspelt("Wagner Mandi", "Mandy", "Wagner"),
    Misspelt("Ute Fogt", "Ute", "Vogt"),
    Misspelt("Karsten Wilms", "Carsten", "Willms"),
    Misspelt("Kowaltschik Agneschka", "Agnieszka", "Kowalczyk"),
    Misspelt("Wischnewski Pavel", "Paweł", "Wiśniewski"),
    Misspelt("Woitek Nowack", "Wojtek", "Nowak"),
    Misspelt("Malgoschata Lewandowska", "Małgorzata", "Lewandowska"),
    Misspelt("Kschischtof Kaminski", "Krzysztof", "Kamiński"),
    Misspelt("Vujcik Ewa", "Ewa", "Wójcik"),
    Misspelt("Muhamad Alhasan", "Mohammed", "Al-Hassan"),
    Misspelt("Mohamad Elmasri", "Muhammad", "El Masri"),
    Misspelt("Chaled Hussein", "Khaled", "Hussain"),
    Misspelt("Jussuf Abdulla", "Yousef", "Abdullah"),
    Misspelt("Fatima Elkadiri", "Fatima", "El-Qadiri"),
    Misspelt("Achmed Salih", "Ahmad", "Saleh"),
    Misspelt("Nur Aldin", "Nour", "Al-Din"),
    Misspelt("Abdelrahman Scharif", "Abdulrahman", "Sharif"),
    Misspelt("Alexej Iwanow", "Aleksei", "Ivanov"),
    Misspelt("Juri Schewtschenko", "Yuriy", "Shevchenko"),
    Misspelt("Swetlana Kusnezowa", "Svitlana", "Kuznetsova"),
    Misspelt("Oxana Kowalenko", "Oksana", "Kovalenko"),
    Misspelt("Ngujen Tan", "Thanh", "Nguyễn"),
    Misspelt("Wagenr Peter", "Peter", "Wagner"),
]

SET_ASIDE = [
    Misspelt("Güler Demiel", "Güler", "Demirel"),
    Misspelt("Jawus Osman", "Osman", "Yavuz"),
    Misspelt("Sejneb Atschikgös", "Zeynep", "Açıkgöz"),
    Misspelt("Ibrahim Ertogrul", "İbrahim", "Ertuğrul"),
    Misspelt("Tschagla Güntsch", "Çağla", "Genç"),
    Misspelt("Can Bülent Tasch", "Bülent", "Taş"),
    Misspelt("Nurdschan Koç", "Nurcan", "Koc"),
    Misspelt("Schenol Tschakir", "Şenol", "Çakır"),
    Misspelt("Aidin Ödsdemir", "Aydın", "Özdemir"),
    Misspelt("Schröder Jenni", "Jenny", "Schroeder"),
    Misspelt("Sibille Krueger", "Sybille", "Krüger"),
    Misspelt("Matias Walther", "Matthias", "Walter"),
    Misspelt("Niklas Scheffer", "Nicolas", "Schäfer"),
    Misspelt("Weis Kristina", "Christina", "Weiß"),
    Misspelt("Zimmerman Lukas", "Lucas", "Zimmermann"),
    Misspelt("Hans Peter Kühne", "Hans-Peter", "Kuhne"),
    Misspelt("Annemarie Pfeiffer", "Anne Marie", "Pfeifer"),
    Misspelt("Schmitz Müller Lea", "Leah", "Schmitz-Müller"),
    Misspelt("Jörn Lüttkens", "Jörn", "Lütkens"),
    Misspelt("Brigitte Kleinschmitt", "Birgit", "Kleinschmidt"),
    Misspelt("Schimanski Jan", "Jan", "Szymański"),
    Misspelt("Sbignew Zielinski", "Zbigniew", "Zieliński"),
    Misspelt("Katarschina Wosniak", "Katarzyna", "Woźniak"),
    Misspelt("Jerschi Dombrowski", "Jerzy", "Dąbrowski"),
    Misspelt("Gschegosch Pietrowski", "Grzegorz", "Piotrowski"),
    Misspelt("Masurek Stanislaw", "Stanisław", "Mazurek"),
    Misspelt("Mustapha Elaidi", "Mustafa", "El Aidi"),
    Misspelt("Hasan Kassem", "Hassan", "Qasim"),
    Misspelt("Amina Buali", "Amine", "Bouali"),
    Misspelt("Tarek Aljusuf", "Tariq", "Al-Youssef"),
    Misspelt("Leila Hadad", "Layla", "Haddad"),
    Misspelt("Omar Chalil", "Umar", "Khalil"),
    Misspelt("Mariam Daud", "Maryam", "Dawood"),
    Misspelt("Abu Baker Sidiki", "Abubakr", "Siddiqui"),
    Misspelt("Seinab Rachmani", "Zainab", "Rahmani"),
    Misspelt("Dimitri Sokolow", "Dmytro", "Sokolov"),
    Misspelt("Julia Bondarenko", "Yuliia", "Bondarenko"),
    Misspelt("Schanna Petrowa", "Zhanna", "Petrova"),
    Misspelt("Tschan Wan Min", "Văn Minh", "Trần"),
    Misspelt("Oleg Gontscharenko", "Oleh", "Honcharenko"),
]

UNSEEN = [
    Misspelt("Türkan Jükzel", "Türkan", "Yüksel"),
    Misspelt("Hüsein Karatasch", "Hüseyin", "Karataş"),
    Misspelt("Eijlül Bosgurt", "Eylül", "Bozkurt"),
    Misspelt("Gökan Uludak", "Gökhan", "Uludağ"),
    Misspelt("Rojda Bairam", "Rojda", "Bayram"),
    Misspelt("Dschanan Erdoan", "Canan", "Erdoğan"),
    Misspelt("Hendrik Reinartz", "Henrik", "Reinarz"),
    Misspelt("Gabi Schmalenbach", "Gaby", "Schmallenbach"),
    Misspelt("Rüdiger Teissen", "Rüdiger", "Theißen"),
    Misspelt("Silvia von Bergen", "Sylvia", "Bergen"),
    Misspelt("Luise Tönnessen", "Louise", "Tönissen"),
    Misspelt("Marcell Jakobs", "Marcel", "Jacobs"),
    Misspelt("Schantal Dupong", "Chantal", "Dupont"),
    Misspelt("Magda Jablonski", "Magda", "Jabłoński"),
    Misspelt("Boschena Tschaikowska", "Bożena", "Czajkowska"),
    Misspelt("Lukasch Schtschepaniak", "Łukasz", "Szczepaniak"),
    Misspelt("Miroslaf Gurski", "Mirosław", "Górski"),
    Misspelt("Abdul Asis Mansur", "Abdulaziz", "Mansour"),
    Misspelt("Raschid Bulachwal", "Rachid", "Boulahwal"),
    Misspelt("Schireen Nasar", "Shirin", "Nassar"),
    Misspelt("Hanin Alkatib", "Haneen", "Al-Khatib"),
    Misspelt("Djamila Benchalifa", "Jamila", "Ben Khalifa"),
    Misspelt("Sulejman Hodscha", "Suleiman", "Hoxha"),
    Misspelt("Andrej Moros", "Andrii", "Moroz"),
    Misspelt("Jekaterina Schukowa", "Ekaterina", "Zhukova"),
    Misspelt("Wladislaw Lisenko", "Vladyslav", "Lysenko"),
    Misspelt("Hujn Ti Lan", "Thị Lan", "Huỳnh"),
    Misspelt("Fam Kuang", "Quang", "Phạm"),
    Misspelt("Jonutz Popesku", "Ionuț", "Popescu"),
    Misspelt("Dragan Jowanowitsch", "Dragan", "Jovanović"),
]
ALL = TUNED + SET_ASIDE + UNSEEN


def _words(text: str) -> list[str]:
    return text.split()


FIRST = _words("""
Anna Emma Lina Lena Lea Leonie Mia Marie Sophie Sofia Johanna Klara Charlotte Hannah Laura Julia Jana Katrin Katharina
Christine Christiane Kerstin Stefanie Stephanie Susanne Sabine Sandra Melanie Nadine Nicole Jessica Jennifer Vanessa
Mandy Cindy Peggy Paul Leon Luca Lukas Felix Finn Jonas Max Maximilian Elias Ben Noah Tim Tom Jan Jannik Niklas Nico
Stefan Stephan Thomas Tobias Michael Markus Marcus Andreas Christian Christoph Philipp Patrick Matthias Martin Peter
Hans Karl Carsten Torsten Thorsten Ralf Ralph Dieter Günter Günther Jürgen Walter Ayşe Fatma Emine Hatice Zeynep Elif
Meryem Esra Büşra Kübra Özlem Gülay Gülten Songül Sevgi Yasemin Derya Mehmet Mustafa Ahmet Ali Hasan Hüseyin İbrahim
İsmail Emre Yusuf Ömer Murat Serkan Kemal Cem Can Cengiz Şükrü Şenol Agnieszka Małgorzata Katarzyna Magdalena Joanna
Ewa Anna Beata Paweł Piotr Krzysztof Tomasz Marcin Łukasz Wojciech Jerzy Zbigniew Mohammed Muhammad Mohamad Ahmad
Ahmed Mahmoud Mahmud Khaled Khalid Omar Youssef Yousef Hassan Hussein Hussain Tariq Karim Kareem Samir Samira Fatima
Amina Amira Layla Leyla Nour Noor Maryam Mariam Zainab Aisha Abdullah Abdulrahman Svitlana Oksana Olena Natalia Iryna
Yuliia Kateryna Dmytro Oleksandr Serhii Andrii Mykola Ivan Aleksei Yuriy Thanh Minh Linh Hoa Anh
""")
LAST = _words("""
Müller Möller Mühlen Schmidt Schmitt Schmitz Schmid Schneider Schnitzler Fischer Weber Wagner Becker Beckers Schulz
Schulze Scholz Hoffmann Hofmann Schäfer Schaefer Koch Bauer Richter Klein Wolf Wolff Schröder Neumann Schwarz
Zimmermann Braun Krüger Hartmann Lange Werner Schmitt-Krause Krause Lehmann Maier Meier Meyer Mayer Köhler Herrmann
Hermann König Walter Walther Peters Petersen Jansen Janssen Jansen-Weber Heinen Heynen Willms Wilms Küppers Kuppers
Hermes Hermanns Vogt Vogel Vogelsang Weiß Weise Pfeiffer Pfeifer Kaiser Kayser Thelen Theißen Theissen Esser Essers
Gormanns Lenzen Yılmaz Yıldız Yıldırım Yılmazer Kaya Kayalı Demir Demirel Demirci Çelik Çetin Çakır Şahin Şen Şener
Öztürk Özdemir Özkan Özer Arslan Aslan Aslanoğlu Doğan Aydın Aydoğan Kılıç Koç Koçak Kurt Aksoy Akın Aktaş Polat Güneş
Güler Yavuz Acar Taş Taşkın Nowak Nowicki Kowalski Kowalczyk Kowalewski Wiśniewski Wiśniewska Wójcik Wójtowicz
Kamiński Kaminski Lewandowski Lewandowska Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Mazurek
Krawczyk Piotrowski Grabowski Pawlak Hassan Al-Hassan Hussein Al-Hussein Hussain Ali Al-Ali Ahmad Ahmed Khalil Khaled
Ibrahim Saleh Salih Salem Sharif Haddad Hamad Hamid Hamdan Masri El-Masri Qasim Kasem Rahman Rahmani Rahimi Karimi
Ahmadi Mohammadi Said Saeed Youssef Mahmoud Mansour Nasser Abdullah Ivanov Ivanova Petrov Petrova Sokolov Popov Volkov
Shevchenko Kovalenko Kovalchuk Bondarenko Tkachenko Kravchenko Melnyk Boyko Nguyễn Trần Phạm Hoàng Huỳnh Đặng
""")


class Invented(NamedTuple):
    """A person of the population."""

    first: str
    last: str
    birth_date: date


def population(size: int, *, seed: int = 5) -> Iterator[Invented]:
    """So many invented persons, the same every time; the meant ones are not among them by intent."""
    chance = random.Random(seed)  # noqa: S311  -- names for tests, no secrets
    for _ in range(size):
        last = chance.choice(LAST)
        if chance.random() < 0.06 and "-" not in last:
            last = f"{last}-{chance.choice(LAST)}"
        birth_date = date(1955, 1, 1) + timedelta(days=chance.randrange(365 * 70))
        yield Invented(chance.choice(FIRST), last, birth_date)
