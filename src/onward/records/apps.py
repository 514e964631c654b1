"""The app's name and label."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "onward.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
