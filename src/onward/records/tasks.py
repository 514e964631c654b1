"""What the worker runs beside the pages."""

from __future__ import annotations

import threading

from django_tasks import task

stopping = threading.Event()  # set by the house when it closes: a running import ends at its next batch


@task()
def run_import_task(import_id: int) -> None:
    """Read one import from its mark."""
    from onward.records.actions.imports import run_import
    from onward.records.clock import today_in
    from onward.records.models import Import

    row = Import.objects.select_related("owner").filter(pk=import_id).first()
    if row is not None:
        run_import(import_id, today=today_in(row.owner.timezone), should_stop=stopping.is_set)
