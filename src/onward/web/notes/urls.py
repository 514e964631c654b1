"""Addresses of the notes."""

from __future__ import annotations

from django.urls import path

from onward.web.notes import views

app_name = "notes"
urlpatterns = [
    path("notes/", views.notes, name="list"),
    path("notes/open", views.open_one, name="open"),
    path("notes/<int:note_id>/", views.edit, name="edit"),
    path("notes/<int:note_id>/check", views.check, name="check"),
    path("notes/<int:note_id>/sent", views.sent, name="sent"),
    path("notes/<int:note_id>/redraft", views.redraft, name="redraft"),
    path("notes/<int:note_id>/drop", views.drop, name="drop"),
]
