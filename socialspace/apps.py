from django.apps import AppConfig


class SocialspaceConfig(AppConfig):
    name = "socialspace"
    verbose_name = "Sozialraum"
