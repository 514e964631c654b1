"""Addresses of the seeker's own affairs."""

from __future__ import annotations

from django.urls import path

from onward.web.account import data_views, views

app_name = "account"
urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("settings/pause", views.pause, name="pause"),
    path("history/", views.history, name="history"),
    path("undo/<int:change_id>", views.undo, name="undo"),
    path("about/", views.about, name="about"),
    path("export/", data_views.export, name="export"),
    path("erase/", data_views.erase, name="erase"),
]
