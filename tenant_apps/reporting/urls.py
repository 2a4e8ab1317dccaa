from __future__ import annotations

from django.urls import path

from tenant_apps.reporting import views, views_answers, views_files, views_lists

urlpatterns = [
    path("scb/", views.report, name="report"),
    path("scb/anmarkningar/", views_answers.remarks, name="remarks"),
    path("scb/filer/<uuid:public_id>/", views.export_file, name="export-file"),
    path("scb/filer/<uuid:public_id>/uppgifter/", views_files.export_page, name="export-page"),
    path("scb/filer/<uuid:public_id>/skillnad/", views_files.export_difference, name="export-difference"),
    path("scb/filer/<uuid:public_id>/kvittens/", views_files.receipt_add, name="receipt-add"),
    path("scb/kvittenser/<uuid:public_id>/aterta/", views_files.receipt_withdraw, name="receipt-withdraw"),
    path("scb/filer/<uuid:public_id>/laskopia/", views_files.reading_copy_make, name="reading-copy-make"),
    path("scb/laskopior/<uuid:public_id>/", views_files.reading_copy_file, name="reading-copy-file"),
    path("scb/svar/<uuid:public_id>/aterta/", views_answers.answer_withdraw, name="answer-withdraw"),
    path("scb/<str:period>/", views.report_period, name="report-period"),
    path("scb/<str:period>/fil/", views.report_export, name="report-export"),
    path("scb/<str:period>/oppna/", views.report_open, name="report-open"),
    path("scb/<str:period>/lista/", views_lists.report_list, name="report-list"),
    path("scb/<str:period>/ga-igenom/", views_lists.report_round, name="report-round"),
    path("scb/<str:period>/nasta/", views_lists.report_next, name="report-next"),
    path("scb/<str:period>/sista-dagen/", views_lists.last_day, name="report-last-day"),
    path("scb/<str:period>/skyddade/", views_lists.protected, name="report-protected"),
    path("scb/<str:period>/svar/", views_answers.answer_add, name="answer-add"),
]
