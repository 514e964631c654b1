"""Addresses of the week."""

from __future__ import annotations

from django.urls import path

from onward.web.plan import views

app_name = "plan"
urlpatterns = [path("week/", views.week, name="goals"), path("week/<int:goal_id>/count", views.count, name="count")]
