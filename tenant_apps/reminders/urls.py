from __future__ import annotations

from django.urls import path

from tenant_apps.reminders import views, views_handover, views_mine, views_notifications

urlpatterns = [
    path("paminnelser/", views.reminders, name="reminders"),
    path("paminnelser/ny/", views.reminder_new, name="reminder-new"),
    path("paminnelser/<uuid:public_id>/", views.reminder_edit, name="reminder-edit"),
    path("paminnelser/<uuid:public_id>/gor/", views.reminder_act, name="reminder-act"),
    path("ungdomar/<uuid:public_id>/paminnelse/", views.reminder_add, name="reminder-add"),
    path("min-sida/", views_mine.my_page, name="my-page"),
    path("franvaro/ny/", views_mine.absence_add, name="absence-add"),
    path("franvaro/<uuid:public_id>/", views_mine.absence_edit, name="absence-edit"),
    path("franvaro/<uuid:public_id>/sluta/", views_mine.absence_end, name="absence-end"),
    path("overlamning/", views_handover.handovers, name="handovers"),
    path("overlamning/<uuid:public_id>/", views_handover.handover, name="caseload-handover"),
    path("overlamning/<uuid:public_id>/ta-tillbaka/", views_handover.handover_back, name="handover-back"),
    path("aviseringar/", views_notifications.notifications, name="notifications"),
    path("aviseringar/lasta/", views_notifications.notifications_read, name="notifications-read"),
    path("aviseringar/<uuid:public_id>/", views_notifications.notification, name="notification"),
]
