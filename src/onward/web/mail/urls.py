"""Addresses of the mail room."""

from __future__ import annotations

from django.urls import path

from onward.web.mail import import_views, paste_views, views

app_name = "mail"
urlpatterns = [
    path("mail/", views.tray, name="tray"),
    path("mail/kept/", views.kept, name="list"),
    path("mail/judge", views.judge, name="judge"),
    path("mail/paste/", paste_views.paste, name="paste"),
    path("mail/paste/<int:mail_id>/", paste_views.asked, name="asked"),
    path("mail/import/", import_views.take_in, name="import"),
    path("mail/import/path", import_views.take_in_path, name="import_path"),
    path("mail/import/<int:import_id>/", import_views.one, name="import_now"),
    path("mail/import/<int:import_id>/stop", import_views.stop, name="import_stop"),
    path("mail/import/<int:import_id>/resume", import_views.resume, name="import_resume"),
    path("mail/import/<int:import_id>/undo", import_views.undo, name="import_undo"),
    path("mail/<int:mail_id>/", views.opened, name="open"),
    path("mail/<int:mail_id>/html", views.html, name="html"),
    path("mail/<int:mail_id>/correct", views.correct, name="correct"),
]
