"""Addresses of the people."""

from __future__ import annotations

from django.urls import path

from onward.web.people import views

app_name = "people"
urlpatterns = [
    path("people/", views.people, name="list"),
    path("people/add/", views.add, name="add"),
    path("people/<int:contact_id>/", views.contact, name="contact"),
    path("people/<int:contact_id>/correct/", views.correct, name="correct"),
    path("people/<int:contact_id>/touch", views.touch, name="touch"),
    path("people/<int:contact_id>/rest", views.rest, name="rest"),
    path("people/<int:contact_id>/delete", views.delete, name="delete"),
]
