from django.apps import AppConfig


class SrojugendConfig(AppConfig):
    name = "srojugend"
    verbose_name = "Sozialraum Rheydt Ost"
