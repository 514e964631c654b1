"""Addresses of Today."""

from __future__ import annotations

from django.urls import path

from onward.web.today import views

app_name = "today"
urlpatterns = [
    path("", views.home, name="home"),
    path("start/", views.doors, name="doors"),
    path("moves/answer", views.answer, name="answer"),
]
