"""Addresses of the Comeback and of a no that was told."""

from __future__ import annotations

from django.urls import path

from onward.web.comeback import told_views, views

app_name = "comeback"
urlpatterns = [
    path("comeback/late/", views.late, name="late"),
    path("comeback/of/<int:application_id>/", views.of_application, name="of"),
    path("comeback/<int:comeback_id>/", views.comeback, name="open"),
    path("comeback/<int:comeback_id>/<str:step>/", views.step, name="step"),
    path("told/", told_views.told, name="told"),
    path("told/call/", told_views.call, name="call"),
]
