"""Addresses of the pipeline."""

from __future__ import annotations

from django.urls import path

from onward.web.pipeline import application_views, views

app_name = "pipeline"
urlpatterns = [
    path("pipeline/", views.pipeline, name="list"),
    path("pipeline/add/", views.add, name="add"),
    path("pipeline/<int:application_id>/", application_views.application, name="application"),
    path("pipeline/<int:application_id>/correct/", application_views.correct, name="correct"),
    path("pipeline/<int:application_id>/delete", application_views.delete, name="delete"),
    path("pipeline/<int:application_id>/events/add", application_views.event_add, name="event_add"),
    path("pipeline/<int:application_id>/events/<int:event_id>/", application_views.event_correct, name="event_correct"),
    path(
        "pipeline/<int:application_id>/events/<int:event_id>/retract",
        application_views.event_retract,
        name="event_retract",
    ),
    path("pipeline/<int:application_id>/interviews/add/", application_views.interview, name="interview_add"),
    path("pipeline/<int:application_id>/interviews/<int:interview_id>/", application_views.interview, name="interview"),
]
