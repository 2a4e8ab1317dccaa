from __future__ import annotations

from django.urls import path

from tenant_apps.register import (
    views,
    views_bulk,
    views_by_hand,
    views_closing,
    views_drafts,
    views_editing,
    views_list,
    views_merging,
    views_occupation,
    views_protection,
)

urlpatterns = [
    path("", views.front_page, name="today"),
    path("ungdomar/", views_list.youths, name="youths"),
    path("ungdomar/antal/", views_list.youth_counts, name="youth-counts"),
    path("ungdomar/filter/", views_list.filter_save, name="filter-save"),
    path("ungdomar/filter/<uuid:public_id>/", views_list.filter_change, name="filter-change"),
    path("ungdomar/kolumner/", views_list.columns_choose, name="list-columns"),
    path("ungdomar/valda/", views_list.selection, name="list-selection"),
    path("ungdomar/valda/<slug:action>/", views_bulk.bulk, name="bulk"),
    path("ungdomar/valda/klart/<uuid:public_id>/", views_bulk.bulk_result, name="bulk-result"),
    path("ungdomar/filer/<uuid:public_id>/", views_bulk.list_workbook, name="list-workbook"),
    path("ungdomar/<uuid:public_id>/utkast/<slug:form>/<uuid:subject>/", views_drafts.draft, name="draft"),
    path("ungdomar/ny/", views_by_hand.youth_add, name="youth-add"),
    path("sok/", views.search, name="search"),
    path("dubbletter/", views_merging.duplicate_list, name="duplicates"),
    path("dubbletter/<uuid:one>/<uuid:other>/", views_merging.duplicate_pair, name="duplicate-pair"),
    path("dubbletter/<uuid:one>/<uuid:other>/inte-samma/", views_merging.duplicate_not_same, name="duplicate-not-same"),
    path("sammanslagningar/<uuid:public_id>/", views_merging.merge, name="merge"),
    path("sammanslagningar/<uuid:public_id>/ta-tillbaka/", views_merging.merge_withdraw, name="merge-withdraw"),
    path("sammanslagningar/<uuid:public_id>/dela/", views_merging.merge_divide, name="merge-divide"),
    path("ungdomar/<uuid:public_id>/", views.youth, name="youth"),
    path("kvar/<slug:request_id>/", views_protection.still, name="still"),
    path("ungdomar/<uuid:public_id>/skydda/", views_protection.protect, name="protect"),
    path("skyddade/", views_protection.protected, name="protected"),
    path("skyddade/handelser/<uuid:public_id>/", views_protection.handled, name="protected-handled"),
    path("skyddade/<uuid:public_id>/visa-igen/", views_protection.lift, name="protected-lift"),
    path("skyddade/<uuid:public_id>/radera/", views_protection.erase, name="protected-erase"),
    path("ungdomar/<uuid:public_id>/sysselsattning/", views_editing.occupation_add, name="occupation-add"),
    path("sysselsattning/<uuid:public_id>/", views_occupation.occupation_edit, name="occupation-edit"),
    path("ungdomar/<uuid:public_id>/etikett/", views_editing.label_set, name="label-set"),
    path("ungdomar/<uuid:public_id>/uppgift/", views_editing.detail_add, name="detail-add"),
    path("ungdomar/<uuid:public_id>/registrera/", views_by_hand.registration_open, name="registration-open"),
    path("ungdomar/<uuid:public_id>/undantag/", views_by_hand.exempt_set, name="exempt-set"),
    path("kontaktuppgifter/<uuid:public_id>/forst/", views_editing.detail_preferred, name="detail-preferred"),
    path("kontaktuppgifter/<uuid:public_id>/fungerar-inte/", views_editing.detail_failed, name="detail-failed"),
    path("registreringar/<uuid:public_id>/", views_editing.registration_edit, name="registration-edit"),
    path("registreringar/<uuid:public_id>/avsluta/", views_closing.registration_close, name="registration-close"),
    path("registreringar/<uuid:public_id>/avslutad/", views_closing.registration_closed, name="registration-closed"),
    path(
        "registreringar/<uuid:public_id>/av-misstag/", views_by_hand.registration_mistake, name="registration-mistake"
    ),
]
