"""The pages as an app, so that templates and statics are found."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "onward.web"
    label = "web"
