CREATE SCHEMA kaa_template_schema;

CREATE FUNCTION kaa_template_schema._pgh_attach_context() RETURNS uuid
    LANGUAGE plpgsql
    AS $$
                    DECLARE
                        _pgh_context_id UUID;
                        _pgh_context_metadata JSONB;
                    BEGIN
                        BEGIN
                            SELECT INTO _pgh_context_id
                                CURRENT_SETTING('pghistory.context_id');
                            SELECT INTO _pgh_context_metadata
                                CURRENT_SETTING('pghistory.context_metadata');
                            EXCEPTION WHEN OTHERS THEN
                        END;
                        IF _pgh_context_id IS NOT NULL AND _pgh_context_metadata IS NOT NULL THEN
                            INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
                                VALUES (_pgh_context_id, _pgh_context_metadata, NOW(), NOW())
                                ON CONFLICT (id) DO UPDATE
                                    SET metadata = EXCLUDED.metadata,
                                        updated_at = EXCLUDED.updated_at
                                    WHERE pghistory_context.metadata != EXCLUDED.metadata;
                            RETURN _pgh_context_id;
                        ELSE
                            RETURN NULL;
                        END IF;
                    END;
                $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_00b57() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_connectionevent" ("applies", "base_address", "certified_by_id", "certified_on", "client_id", "created_at", "id", "is_active", "is_certified", "known_units", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "scope", "scope_changed_at", "source_id", "token_address", "units", "version") SELECT new_values."applies", new_values."base_address", new_values."certified_by_id", new_values."certified_on", new_values."client_id", new_values."created_at", new_values."id", new_values."is_active", new_values."is_certified", new_values."known_units", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."scope", new_values."scope_changed_at", new_values."source_id", new_values."token_address", new_values."units", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_018d9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_noticeevent" ("created_at", "id", "kind", "messages", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sent_by_id", "sent_on") SELECT new_values."created_at", new_values."id", new_values."kind", new_values."messages", new_values."period", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."sent_by_id", new_values."sent_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_026ce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_handoverevent" ("created_at", "handed_over_on", "id", "noted_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "said_on", "unit", "version", "wish", "youth_id") SELECT new_values."created_at", new_values."handed_over_on", new_values."id", new_values."noted_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."said_on", new_values."unit", new_values."version", new_values."wish", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_06ccb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_guardianevent" ("address_failed_on", "care_of", "city", "created_at", "email", "email_failed_on", "first_seen_on", "id", "is_appointed", "is_protected", "last_seen_on", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_failed_on", "position", "postcode", "public_id", "source", "street", "youth_id") SELECT new_values."address_failed_on", new_values."care_of", new_values."city", new_values."created_at", new_values."email", new_values."email_failed_on", new_values."first_seen_on", new_values."id", new_values."is_appointed", new_values."is_protected", new_values."last_seen_on", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."phone", new_values."phone_failed_on", new_values."position", new_values."postcode", new_values."public_id", new_values."source", new_values."street", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_0af9f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_practiceagreementevent" ("created_at", "days_a_week", "id", "insurance_checked_by_id", "insurance_checked_on", "intervention_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "signed_on", "supervisor", "supervisor_phone", "version") SELECT new_values."created_at", new_values."days_a_week", new_values."id", new_values."insurance_checked_by_id", new_values."insurance_checked_on", new_values."intervention_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."place", new_values."public_id", new_values."signed_on", new_values."supervisor", new_values."supervisor_phone", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_0f891() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_outreachpauseevent" ("created_at", "id", "lifted_at", "lifted_by_id", "made_at", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "until_on", "user_id", "version", "youth_id") SELECT new_values."created_at", new_values."id", new_values."lifted_at", new_values."lifted_by_id", new_values."made_at", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."reason", new_values."until_on", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_15710() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_receiptevent" ("created_at", "export_id", "id", "kind", "note", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "withdrawn_at", "withdrawn_by_id") SELECT new_values."created_at", new_values."export_id", new_values."id", new_values."kind", new_values."note", new_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."recorded_by_id", new_values."withdrawn_at", new_values."withdrawn_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_1596c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_mappingevent" ("certificate", "certified_by_id", "certified_name", "certified_on", "created_at", "definition", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version") SELECT new_values."certificate", new_values."certified_by_id", new_values."certified_name", new_values."certified_on", new_values."created_at", new_values."definition", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_1a97f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reminders_absenceevent" ("cover_id", "created_at", "ends_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "set_by_id", "starts_on", "user_id", "version") SELECT new_values."cover_id", new_values."created_at", new_values."ends_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."set_by_id", new_values."starts_on", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_1f909() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_mailingevent" ("channel", "created_at", "id", "language", "made_by_id", "made_on", "occasion", "once", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "step_key", "values", "version_id") SELECT new_values."channel", new_values."created_at", new_values."id", new_values."language", new_values."made_by_id", new_values."made_on", new_values."occasion", new_values."once", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."step_key", new_values."values", new_values."version_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_219aa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_coordinatedplanevent" ("called_on", "consent_on", "created_at", "ended_on", "follow_up_on", "held_on", "id", "initiator", "initiator_version", "parties", "parties_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "responsible", "responsible_version", "user_id", "version", "youth_id") SELECT new_values."called_on", new_values."consent_on", new_values."created_at", new_values."ended_on", new_values."follow_up_on", new_values."held_on", new_values."id", new_values."initiator", new_values."initiator_version", new_values."parties", new_values."parties_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."responsible", new_values."responsible_version", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_23d29() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_contactdetailevent" ("care_of", "city", "created_at", "failed_on", "failed_reason", "failed_reason_version", "first_seen_on", "gone_on", "id", "kind", "last_seen_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "public_id", "source", "value", "youth_id") SELECT new_values."care_of", new_values."city", new_values."created_at", new_values."failed_on", new_values."failed_reason", new_values."failed_reason_version", new_values."first_seen_on", new_values."gone_on", new_values."id", new_values."kind", new_values."last_seen_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."postcode", new_values."public_id", new_values."source", new_values."value", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_24681() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_schoolunitevent" ("archived_at", "code", "created_at", "email", "id", "municipality_code", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version") SELECT new_values."archived_at", new_values."code", new_values."created_at", new_values."email", new_values."id", new_values."municipality_code", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_24866() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_apitokenevent" ("created_at", "expires_at", "hint", "id", "may_write", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at", "revoked_by_id", "user_id") SELECT new_values."created_at", new_values."expires_at", new_values."hint", new_values."id", new_values."may_write", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."revoked_at", new_values."revoked_by_id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_24f56() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_preferreddetailevent" ("detail_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "youth_id") SELECT new_values."detail_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_258dd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_remarkevent" ("answer_id", "created_at", "data_row", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "row_number", "text", "youth_id") SELECT new_values."answer_id", new_values."created_at", new_values."data_row", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."row_number", new_values."text", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_27007() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmentquestionevent" ("choices", "heading", "id", "max_length", "may_record", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "template_id", "text") SELECT new_values."choices", new_values."heading", new_values."id", new_values."max_length", new_values."may_record", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."position", new_values."template_id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_2764b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_youthnumberevent" ("id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "value", "youth_id") SELECT new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."replaced_on", new_values."value", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_2a8e8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_participationevent" ("created_at", "end_reason", "end_reason_version", "ended_on", "id", "inflow", "inflow_version", "livelihood_after", "livelihood_after_version", "occupation_after", "occupation_after_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "public_id", "re_entered", "referred_to", "sex_at_entry", "started_on", "target_group", "target_group_version", "version", "youth_id") SELECT new_values."created_at", new_values."end_reason", new_values."end_reason_version", new_values."ended_on", new_values."id", new_values."inflow", new_values."inflow_version", new_values."livelihood_after", new_values."livelihood_after_version", new_values."occupation_after", new_values."occupation_after_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."programme_id", new_values."public_id", new_values."re_entered", new_values."referred_to", new_values."sex_at_entry", new_values."started_on", new_values."target_group", new_values."target_group_version", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_2c647() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_compulsoryschoolevent" ("ended_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_name", "school_unit", "source", "youth_id") SELECT new_values."ended_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."school_name", new_values."school_unit", new_values."source", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_2ecaa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_schoollinkevent" ("created_at", "created_by_id", "id", "last_used_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at", "unit_id") SELECT new_values."created_at", new_values."created_by_id", new_values."id", new_values."last_used_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."revoked_at", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_2edbc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_sitecontactevent" ("assessed_on", "created_at", "email", "id", "only", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "shortcomings", "updated_on") SELECT new_values."assessed_on", new_values."created_at", new_values."email", new_values."id", new_values."only", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."phone", new_values."public_id", new_values."shortcomings", new_values."updated_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_34ac4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_historyrecordevent" ("content_hash", "id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "youth_id") SELECT new_values."content_hash", new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_36d49() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_visitdayevent" ("area", "created_at", "created_by_id", "id", "is_sorted", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts_at", "state", "version") SELECT new_values."area", new_values."created_at", new_values."created_by_id", new_values."id", new_values."is_sorted", new_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."starts_at", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_37d39() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_ladderevent" ("age_from", "age_to", "archived_at", "created_at", "id", "is_default", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reasons", "start_days", "starter", "version") SELECT new_values."age_from", new_values."age_to", new_values."archived_at", new_values."created_at", new_values."id", new_values."is_default", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."reasons", new_values."start_days", new_values."starter", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_3a7b4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_referrallanguageevent" ("created_at", "id", "is_published", "is_right_to_left", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "tag", "texts", "version") SELECT new_values."created_at", new_values."id", new_values."is_published", new_values."is_right_to_left", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."tag", new_values."texts", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_3b888() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reminders_digestchoiceevent" ("id", "pace", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."id", new_values."pace", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_3dd02() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_answerevent" ("created_at", "export_id", "file_name", "header_counts", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "withdrawn_at", "withdrawn_by_id") SELECT new_values."created_at", new_values."export_id", new_values."file_name", new_values."header_counts", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."recorded_by_id", new_values."withdrawn_at", new_values."withdrawn_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_4888f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_registrationevent" ("ceased_on", "covered_from", "created_at", "deregistered_on", "end_reason", "end_reason_version", "id", "latest_studies", "latest_studies_version", "mistaken_at", "mistaken_by_id", "mistaken_reason", "municipality_code", "opened_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "registered_on", "source_note", "version", "youth_id") SELECT new_values."ceased_on", new_values."covered_from", new_values."created_at", new_values."deregistered_on", new_values."end_reason", new_values."end_reason_version", new_values."id", new_values."latest_studies", new_values."latest_studies_version", new_values."mistaken_at", new_values."mistaken_by_id", new_values."mistaken_reason", new_values."municipality_code", new_values."opened_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."registered_on", new_values."source_note", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_4d2e9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmentdecisionevent" ("created_at", "decided_by", "decided_on", "ended_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "reference", "scope") SELECT new_values."created_at", new_values."decided_by", new_values."decided_on", new_values."ended_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."recorded_by_id", new_values."reference", new_values."scope" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_5176c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_actionplanevent" ("created_at", "end_note", "end_reason", "end_reason_version", "ended_on", "id", "next_follow_up_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "started_on", "version", "youth_id") SELECT new_values."created_at", new_values."end_note", new_values."end_reason", new_values."end_reason_version", new_values."ended_on", new_values."id", new_values."next_follow_up_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."started_on", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_52516() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_occupationfactevent" ("as_of", "code", "code_version", "created_at", "id", "informant", "informant_version", "known_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "youth_id") SELECT new_values."as_of", new_values."code", new_values."code_version", new_values."created_at", new_values."id", new_values."informant", new_values."informant_version", new_values."known_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."recorded_by_id", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_5273c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_unitevent" ("archived_at", "county_code", "created_at", "id", "is_subproject", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT new_values."archived_at", new_values."county_code", new_values."created_at", new_values."id", new_values."is_subproject", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_582e3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_outreachsettingsevent" ("best_before", "call_back_days", "created_at", "decided_by_id", "first_contact_days", "follow_up_days", "guarantee_days", "id", "new_days", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "valid_from") SELECT new_values."best_before", new_values."call_back_days", new_values."created_at", new_values."decided_by_id", new_values."first_contact_days", new_values."follow_up_days", new_values."guarantee_days", new_values."id", new_values."new_days", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."valid_from" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_59848() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_consentevent" ("agency", "agency_name", "agency_version", "created_at", "data", "file_id", "given_by", "given_how", "given_on", "id", "is_mature", "judged_by", "judged_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "recorded_by_id", "valid_until", "version", "withdrawn_on", "youth_id") SELECT new_values."agency", new_values."agency_name", new_values."agency_version", new_values."created_at", new_values."data", new_values."file_id", new_values."given_by", new_values."given_how", new_values."given_on", new_values."id", new_values."is_mature", new_values."judged_by", new_values."judged_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."purpose", new_values."recorded_by_id", new_values."valid_until", new_values."version", new_values."withdrawn_on", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_65a0b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_interventionevent" ("contact_name", "contact_phone", "created_at", "end_reason", "end_reason_version", "ended_by_deregistration", "ended_on", "id", "local_name", "occupation_after", "occupation_after_version", "partner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_end_on", "public_id", "started_on", "type", "type_version", "unit_id", "user_id", "version", "youth_id") SELECT new_values."contact_name", new_values."contact_phone", new_values."created_at", new_values."end_reason", new_values."end_reason_version", new_values."ended_by_deregistration", new_values."ended_on", new_values."id", new_values."local_name", new_values."occupation_after", new_values."occupation_after_version", new_values."partner", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."place", new_values."planned_end_on", new_values."public_id", new_values."started_on", new_values."type", new_values."type_version", new_values."unit_id", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_6977a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_letterevent" ("contact_id", "created_at", "decided_by_id", "decided_on", "detail_id", "file_id", "guardian_2_id", "guardian_id", "id", "instead_of_id", "language", "mailing_id", "message_id", "occasion", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "recipient", "state", "step_key", "youth_id") SELECT new_values."contact_id", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."detail_id", new_values."file_id", new_values."guardian_2_id", new_values."guardian_id", new_values."id", new_values."instead_of_id", new_values."language", new_values."mailing_id", new_values."message_id", new_values."occasion", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."reason", new_values."recipient", new_values."state", new_values."step_key", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_6a581() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_schoolnoticeevent" ("anonymised_on", "created_at", "decided_by_id", "decided_on", "happened_on", "id", "kind", "nonce", "personnummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "pupil_name", "received_at", "received_on", "result", "sent_by", "state", "unit_id", "version") SELECT new_values."anonymised_on", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."happened_on", new_values."id", new_values."kind", new_values."nonce", new_values."personnummer", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."pupil_name", new_values."received_at", new_values."received_on", new_values."result", new_values."sent_by", new_values."state", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_6be4b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_selfreferralevent" ("about", "created_at", "decided_at", "decided_by_id", "email", "id", "language", "name", "nonce", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "received_at", "state", "version", "who", "youth_id") SELECT new_values."about", new_values."created_at", new_values."decided_at", new_values."decided_by_id", new_values."email", new_values."id", new_values."language", new_values."name", new_values."nonce", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."phone", new_values."public_id", new_values."received_at", new_values."state", new_values."version", new_values."who", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_6eaad() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_senderevent" ("city", "created_at", "email", "id", "is_only", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "public_id", "street", "turn_to", "version", "web", "window") SELECT new_values."city", new_values."created_at", new_values."email", new_values."id", new_values."is_only", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."phone", new_values."postcode", new_values."public_id", new_values."street", new_values."turn_to", new_values."version", new_values."web", new_values."window" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_6f915() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_examevent" ("awarded_on", "created_at", "first_seen_on", "id", "kind", "kind_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "public_id", "school_name", "source", "youth_id") SELECT new_values."awarded_on", new_values."created_at", new_values."first_seen_on", new_values."id", new_values."kind", new_values."kind_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."programme", new_values."public_id", new_values."school_name", new_values."source", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_7fd0a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_contactevent" ("at", "channel", "channel_version", "created_at", "id", "note", "occupation_id", "outcome", "outcome_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recipient", "recipient_version", "user_id", "version", "youth_id") SELECT new_values."at", new_values."channel", new_values."channel_version", new_values."created_at", new_values."id", new_values."note", new_values."occupation_id", new_values."outcome", new_values."outcome_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."recipient", new_values."recipient_version", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_81106() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_identificationsettingsevent" ("automatic", "automatic_at_most", "created_at", "decided_by_id", "id", "leap_birthday", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "summer_day", "summer_month", "valid_from") SELECT new_values."automatic", new_values."automatic_at_most", new_values."created_at", new_values."decided_by_id", new_values."id", new_values."leap_birthday", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."summer_day", new_values."summer_month", new_values."valid_from" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_896be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_proposalevent" ("automatic_by_id", "created_at", "decided_at", "decided_by_id", "decision_note", "end_reason", "end_reason_version", "evidence", "fingerprint", "found_on", "id", "inquiry_until", "kind", "latest_studies", "latest_studies_version", "municipality_code", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "registration_id", "since", "state", "version", "youth_id") SELECT new_values."automatic_by_id", new_values."created_at", new_values."decided_at", new_values."decided_by_id", new_values."decision_note", new_values."end_reason", new_values."end_reason_version", new_values."evidence", new_values."fingerprint", new_values."found_on", new_values."id", new_values."inquiry_until", new_values."kind", new_values."latest_studies", new_values."latest_studies_version", new_values."municipality_code", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."reason", new_values."registration_id", new_values."since", new_values."state", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_898e1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_dropouttalkevent" ("anonymised_on", "closed_on", "coach_id", "created_at", "guardian_name", "guardian_phone", "held_on", "id", "nonce", "ordered_by", "ordered_on", "ordered_phone", "parties", "personnummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "public_id", "pupil_name", "pupil_phone", "result", "unit_id", "version", "via", "worry") SELECT new_values."anonymised_on", new_values."closed_on", new_values."coach_id", new_values."created_at", new_values."guardian_name", new_values."guardian_phone", new_values."held_on", new_values."id", new_values."nonce", new_values."ordered_by", new_values."ordered_on", new_values."ordered_phone", new_values."parties", new_values."personnummer", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."planned_at", new_values."public_id", new_values."pupil_name", new_values."pupil_phone", new_values."result", new_values."unit_id", new_values."version", new_values."via", new_values."worry" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_90683() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_youthmergeevent" ("applied_at", "applied_by_id", "away_id", "before", "created_at", "end_reason", "ended_at", "ended_by_id", "id", "kept_id", "moved", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "public_id", "reason", "state") SELECT new_values."applied_at", new_values."applied_by_id", new_values."away_id", new_values."before", new_values."created_at", new_values."end_reason", new_values."ended_at", new_values."ended_by_id", new_values."id", new_values."kept_id", new_values."moved", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."proposed_at", new_values."proposed_by_id", new_values."public_id", new_values."reason", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_99736() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reminders_reminderevent" ("closed_at", "closed_by_id", "closing_note", "contact_id", "created_at", "created_by_id", "due_on", "first_due_on", "id", "key", "kind", "label_id", "moved_at", "moved_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "public_id", "recurs", "starts_on", "state", "text", "user_id", "version", "youth_id") SELECT new_values."closed_at", new_values."closed_by_id", new_values."closing_note", new_values."contact_id", new_values."created_at", new_values."created_by_id", new_values."due_on", new_values."first_due_on", new_values."id", new_values."key", new_values."kind", new_values."label_id", new_values."moved_at", new_values."moved_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."previous_id", new_values."public_id", new_values."recurs", new_values."starts_on", new_values."state", new_values."text", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_a4a96() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_labelevent" ("archived_at", "created_at", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "unit_id", "user_id") SELECT new_values."archived_at", new_values."created_at", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."unit_id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_a9b35() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_legalsexevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "valid_from", "youth_id") SELECT new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."sex", new_values."valid_from", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_ad38f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_answerevent" ("assessment_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "sealed") SELECT new_values."assessment_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."question_id", new_values."sealed" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_aea3c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmentevent" ("created_at", "declined", "held_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "template_id", "user_id", "version", "youth_id") SELECT new_values."created_at", new_values."declined", new_values."held_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."template_id", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_b498b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_smsgatewayevent" ("address", "created_at", "id", "is_active", "is_only", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sender", "username", "version") SELECT new_values."address", new_values."created_at", new_values."id", new_values."is_active", new_values."is_only", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."sender", new_values."username", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_b5651() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_concernreportevent" ("created_at", "decided_by_id", "decided_on", "id", "made_to", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "reason_version", "recorded_by_id", "reference", "version", "youth_id") SELECT new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."id", new_values."made_to", new_values."outcome", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."reason", new_values."reason_version", new_values."recorded_by_id", new_values."reference", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_b6992() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_userevent" ("created_at", "email", "id", "is_active", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT new_values."created_at", new_values."email", new_values."id", new_values."is_active", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_b6c22() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_residenceevent" ("first_in_sweden_on", "id", "municipality_code", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_note", "valid_from", "valid_to", "youth_id") SELECT new_values."first_in_sweden_on", new_values."id", new_values."municipality_code", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."source", new_values."source_note", new_values."valid_from", new_values."valid_to", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_b7dff() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_interventionfollowupevent" ("created_at", "due_on", "held_by_id", "held_on", "id", "intervention_id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT new_values."created_at", new_values."due_on", new_values."held_by_id", new_values."held_on", new_values."id", new_values."intervention_id", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_bb2e7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_rolegrantevent" ("county_code", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "user_id") SELECT new_values."county_code", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."role", new_values."unit_id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_bdab8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_planitemevent" ("created_at", "done_on", "due_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_version_id", "position", "public_id", "responsible", "what", "who") SELECT new_values."created_at", new_values."done_on", new_values."due_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."plan_version_id", new_values."position", new_values."public_id", new_values."responsible", new_values."what", new_values."who" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_c28c0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_doorsettingsevent" ("absence_days", "call_within_days", "created_at", "id", "is_open", "notice_days", "only", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "referral_days", "talk_days") SELECT new_values."absence_days", new_values."call_within_days", new_values."created_at", new_values."id", new_values."is_open", new_values."notice_days", new_values."only", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."phone", new_values."public_id", new_values."referral_days", new_values."talk_days" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_c8208() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_schoolplacementevent" ("created_at", "end_first_seen_on", "end_reason", "end_reason_version", "ended_on", "first_seen_on", "gone_on", "id", "last_seen_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "public_id", "school_form", "school_form_version", "school_name", "school_unit", "source", "started_on", "year", "youth_id") SELECT new_values."created_at", new_values."end_first_seen_on", new_values."end_reason", new_values."end_reason_version", new_values."ended_on", new_values."first_seen_on", new_values."gone_on", new_values."id", new_values."last_seen_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."programme", new_values."public_id", new_values."school_form", new_values."school_form_version", new_values."school_name", new_values."school_unit", new_values."source", new_values."started_on", new_values."year", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_d4c47() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_planfollowupevent" ("created_at", "held_by_id", "held_on", "id", "next_on", "note", "on_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "with_youth") SELECT new_values."created_at", new_values."held_by_id", new_values."held_on", new_values."id", new_values."next_on", new_values."note", new_values."on_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."plan_id", new_values."public_id", new_values."with_youth" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_d6b75() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_youthevent" ("birth_date", "created_at", "deceased_on", "exempt_reason", "exempt_until", "family_name", "given_name", "id", "label_id", "merged_into_id", "number_kind", "personnummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected_at", "public_id", "search_key", "sort_key", "unit_id", "version") SELECT new_values."birth_date", new_values."created_at", new_values."deceased_on", new_values."exempt_reason", new_values."exempt_until", new_values."family_name", new_values."given_name", new_values."id", new_values."label_id", new_values."merged_into_id", new_values."number_kind", new_values."personnummer", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."protected_at", new_values."public_id", new_values."search_key", new_values."sort_key", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_d7bd3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_planversionevent" ("created_at", "goal", "id", "made_by_id", "made_on", "next_follow_up_on", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "planning", "public_id", "why_revised") SELECT new_values."created_at", new_values."goal", new_values."id", new_values."made_by_id", new_values."made_on", new_values."next_follow_up_on", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."plan_id", new_values."planning", new_values."public_id", new_values."why_revised" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_d860f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_homevisitevent" ("approx_at", "care_of", "city", "contact_id", "created_at", "day_id", "deviates", "deviation", "deviation_version", "id", "notice_posted_on", "outcome", "outcome_at", "outcome_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "postcode", "public_id", "recorded_by_id", "street", "told_tax_agency_on", "version", "visit_on", "youth_id") SELECT new_values."approx_at", new_values."care_of", new_values."city", new_values."contact_id", new_values."created_at", new_values."day_id", new_values."deviates", new_values."deviation", new_values."deviation_version", new_values."id", new_values."notice_posted_on", new_values."outcome", new_values."outcome_at", new_values."outcome_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."position", new_values."postcode", new_values."public_id", new_values."recorded_by_id", new_values."street", new_values."told_tax_agency_on", new_values."version", new_values."visit_on", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_e654e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_lettertemplateevent" ("after_18_id", "archived_at", "channel", "created_at", "id", "is_farewell", "key", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sent_to", "version") SELECT new_values."after_18_id", new_values."archived_at", new_values."channel", new_values."created_at", new_values."id", new_values."is_farewell", new_values."key", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."sent_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_e9883() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_notsameevent" ("created_at", "decided_at", "decided_by_id", "first_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "second_id") SELECT new_values."created_at", new_values."decided_at", new_values."decided_by_id", new_values."first_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."reason", new_values."second_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_ec343() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_shareevent" ("agency", "agency_version", "consent_id", "created_at", "data", "ground", "ground_version", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "shared_on", "user_id", "youth_id") SELECT new_values."agency", new_values."agency_version", new_values."consent_id", new_values."created_at", new_values."data", new_values."ground", new_values."ground_version", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."shared_on", new_values."user_id", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_f12ac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_visitsettingsevent" ("bring", "concern", "concern_to", "created_at", "id", "only", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "repeat_months", "version") SELECT new_values."bring", new_values."concern", new_values."concern_to", new_values."created_at", new_values."id", new_values."only", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."repeat_months", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_f3d5a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_visitstaffevent" ("day_id", "id", "is_absent", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."day_id", new_values."id", new_values."is_absent", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_f4cfc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_ladderstepevent" ("age_from", "age_to", "audience", "created_at", "days_between", "follows", "hold_from", "hold_until", "id", "ladder_id", "pause_months", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "reasons", "tries", "version", "wait_days", "way") SELECT new_values."age_from", new_values."age_to", new_values."audience", new_values."created_at", new_values."days_between", new_values."follows", new_values."hold_from", new_values."hold_until", new_values."id", new_values."ladder_id", new_values."pause_months", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."position", new_values."public_id", new_values."reasons", new_values."tries", new_values."version", new_values."wait_days", new_values."way" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_f4f45() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_offerevent" ("answered_on", "created_at", "id", "intervention_id", "note", "offered_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "response", "response_version", "type", "type_version", "unit_id", "user_id", "version", "youth_id") SELECT new_values."answered_on", new_values."created_at", new_values."id", new_values."intervention_id", new_values."note", new_values."offered_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."response", new_values."response_version", new_values."type", new_values."type_version", new_values."unit_id", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_f6708() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_steprecordevent" ("at", "created_at", "id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "result", "user_id", "way", "youth_id") SELECT new_values."at", new_values."created_at", new_values."id", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."result", new_values."user_id", new_values."way", new_values."youth_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_f8348() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmenttemplateevent" ("created_at", "id", "is_shipped", "name", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "replaced_on", "slug") SELECT new_values."created_at", new_values."id", new_values."is_shipped", new_values."name", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."public_id", new_values."purpose", new_values."replaced_on", new_values."slug" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_added_insert_fbc26() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_practiceweekevent" ("agreement_id", "id", "monday", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "present") SELECT new_values."agreement_id", new_values."id", new_values."monday", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'added', new_values."id", new_values."planned", new_values."present" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_0243f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_noticeevent" ("created_at", "id", "kind", "messages", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sent_by_id", "sent_on") SELECT new_values."created_at", new_values."id", new_values."kind", new_values."messages", new_values."period", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."sent_by_id", new_values."sent_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_05e2c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reminders_absenceevent" ("cover_id", "created_at", "ends_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "set_by_id", "starts_on", "user_id", "version") SELECT new_values."cover_id", new_values."created_at", new_values."ends_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."set_by_id", new_values."starts_on", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_08fb2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_mappingevent" ("certificate", "certified_by_id", "certified_name", "certified_on", "created_at", "definition", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version") SELECT new_values."certificate", new_values."certified_by_id", new_values."certified_name", new_values."certified_on", new_values."created_at", new_values."definition", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_1144b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_proposalevent" ("automatic_by_id", "created_at", "decided_at", "decided_by_id", "decision_note", "end_reason", "end_reason_version", "evidence", "fingerprint", "found_on", "id", "inquiry_until", "kind", "latest_studies", "latest_studies_version", "municipality_code", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "registration_id", "since", "state", "version", "youth_id") SELECT new_values."automatic_by_id", new_values."created_at", new_values."decided_at", new_values."decided_by_id", new_values."decision_note", new_values."end_reason", new_values."end_reason_version", new_values."evidence", new_values."fingerprint", new_values."found_on", new_values."id", new_values."inquiry_until", new_values."kind", new_values."latest_studies", new_values."latest_studies_version", new_values."municipality_code", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."reason", new_values."registration_id", new_values."since", new_values."state", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_15b0e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_occupationfactevent" ("as_of", "code", "code_version", "created_at", "id", "informant", "informant_version", "known_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "youth_id") SELECT new_values."as_of", new_values."code", new_values."code_version", new_values."created_at", new_values."id", new_values."informant", new_values."informant_version", new_values."known_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."recorded_by_id", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_1bd15() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_userevent" ("created_at", "email", "id", "is_active", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT new_values."created_at", new_values."email", new_values."id", new_values."is_active", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_1fcf2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_visitdayevent" ("area", "created_at", "created_by_id", "id", "is_sorted", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts_at", "state", "version") SELECT new_values."area", new_values."created_at", new_values."created_by_id", new_values."id", new_values."is_sorted", new_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."starts_at", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_216d2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_planversionevent" ("created_at", "goal", "id", "made_by_id", "made_on", "next_follow_up_on", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "planning", "public_id", "why_revised") SELECT new_values."created_at", new_values."goal", new_values."id", new_values."made_by_id", new_values."made_on", new_values."next_follow_up_on", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."plan_id", new_values."planning", new_values."public_id", new_values."why_revised" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_220e3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_youthmergeevent" ("applied_at", "applied_by_id", "away_id", "before", "created_at", "end_reason", "ended_at", "ended_by_id", "id", "kept_id", "moved", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "public_id", "reason", "state") SELECT new_values."applied_at", new_values."applied_by_id", new_values."away_id", new_values."before", new_values."created_at", new_values."end_reason", new_values."ended_at", new_values."ended_by_id", new_values."id", new_values."kept_id", new_values."moved", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."proposed_at", new_values."proposed_by_id", new_values."public_id", new_values."reason", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_24039() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_identificationsettingsevent" ("automatic", "automatic_at_most", "created_at", "decided_by_id", "id", "leap_birthday", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "summer_day", "summer_month", "valid_from") SELECT new_values."automatic", new_values."automatic_at_most", new_values."created_at", new_values."decided_by_id", new_values."id", new_values."leap_birthday", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."summer_day", new_values."summer_month", new_values."valid_from" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_2403e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_participationevent" ("created_at", "end_reason", "end_reason_version", "ended_on", "id", "inflow", "inflow_version", "livelihood_after", "livelihood_after_version", "occupation_after", "occupation_after_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "public_id", "re_entered", "referred_to", "sex_at_entry", "started_on", "target_group", "target_group_version", "version", "youth_id") SELECT new_values."created_at", new_values."end_reason", new_values."end_reason_version", new_values."ended_on", new_values."id", new_values."inflow", new_values."inflow_version", new_values."livelihood_after", new_values."livelihood_after_version", new_values."occupation_after", new_values."occupation_after_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."programme_id", new_values."public_id", new_values."re_entered", new_values."referred_to", new_values."sex_at_entry", new_values."started_on", new_values."target_group", new_values."target_group_version", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_278ef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_visitstaffevent" ("day_id", "id", "is_absent", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."day_id", new_values."id", new_values."is_absent", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_29bff() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_practiceweekevent" ("agreement_id", "id", "monday", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "present") SELECT new_values."agreement_id", new_values."id", new_values."monday", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."planned", new_values."present" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_2e1d8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_contactevent" ("at", "channel", "channel_version", "created_at", "id", "note", "occupation_id", "outcome", "outcome_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recipient", "recipient_version", "user_id", "version", "youth_id") SELECT new_values."at", new_values."channel", new_values."channel_version", new_values."created_at", new_values."id", new_values."note", new_values."occupation_id", new_values."outcome", new_values."outcome_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."recipient", new_values."recipient_version", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_31781() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_answerevent" ("assessment_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "sealed") SELECT new_values."assessment_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."question_id", new_values."sealed" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_3217d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reminders_reminderevent" ("closed_at", "closed_by_id", "closing_note", "contact_id", "created_at", "created_by_id", "due_on", "first_due_on", "id", "key", "kind", "label_id", "moved_at", "moved_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "public_id", "recurs", "starts_on", "state", "text", "user_id", "version", "youth_id") SELECT new_values."closed_at", new_values."closed_by_id", new_values."closing_note", new_values."contact_id", new_values."created_at", new_values."created_by_id", new_values."due_on", new_values."first_due_on", new_values."id", new_values."key", new_values."kind", new_values."label_id", new_values."moved_at", new_values."moved_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."previous_id", new_values."public_id", new_values."recurs", new_values."starts_on", new_values."state", new_values."text", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_3865d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmentquestionevent" ("choices", "heading", "id", "max_length", "may_record", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "template_id", "text") SELECT new_values."choices", new_values."heading", new_values."id", new_values."max_length", new_values."may_record", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."position", new_values."template_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_39dc1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_youthnumberevent" ("id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "value", "youth_id") SELECT new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."replaced_on", new_values."value", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_4417e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_visitsettingsevent" ("bring", "concern", "concern_to", "created_at", "id", "only", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "repeat_months", "version") SELECT new_values."bring", new_values."concern", new_values."concern_to", new_values."created_at", new_values."id", new_values."only", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."repeat_months", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_445e1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_guardianevent" ("address_failed_on", "care_of", "city", "created_at", "email", "email_failed_on", "first_seen_on", "id", "is_appointed", "is_protected", "last_seen_on", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_failed_on", "position", "postcode", "public_id", "source", "street", "youth_id") SELECT new_values."address_failed_on", new_values."care_of", new_values."city", new_values."created_at", new_values."email", new_values."email_failed_on", new_values."first_seen_on", new_values."id", new_values."is_appointed", new_values."is_protected", new_values."last_seen_on", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."phone", new_values."phone_failed_on", new_values."position", new_values."postcode", new_values."public_id", new_values."source", new_values."street", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_48f87() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_offerevent" ("answered_on", "created_at", "id", "intervention_id", "note", "offered_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "response", "response_version", "type", "type_version", "unit_id", "user_id", "version", "youth_id") SELECT new_values."answered_on", new_values."created_at", new_values."id", new_values."intervention_id", new_values."note", new_values."offered_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."response", new_values."response_version", new_values."type", new_values."type_version", new_values."unit_id", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_4b181() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmentdecisionevent" ("created_at", "decided_by", "decided_on", "ended_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "reference", "scope") SELECT new_values."created_at", new_values."decided_by", new_values."decided_on", new_values."ended_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."recorded_by_id", new_values."reference", new_values."scope" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_4e642() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_ladderstepevent" ("age_from", "age_to", "audience", "created_at", "days_between", "follows", "hold_from", "hold_until", "id", "ladder_id", "pause_months", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "reasons", "tries", "version", "wait_days", "way") SELECT new_values."age_from", new_values."age_to", new_values."audience", new_values."created_at", new_values."days_between", new_values."follows", new_values."hold_from", new_values."hold_until", new_values."id", new_values."ladder_id", new_values."pause_months", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."position", new_values."public_id", new_values."reasons", new_values."tries", new_values."version", new_values."wait_days", new_values."way" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_50606() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_compulsoryschoolevent" ("ended_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_name", "school_unit", "source", "youth_id") SELECT new_values."ended_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."school_name", new_values."school_unit", new_values."source", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_51926() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_planfollowupevent" ("created_at", "held_by_id", "held_on", "id", "next_on", "note", "on_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "with_youth") SELECT new_values."created_at", new_values."held_by_id", new_values."held_on", new_values."id", new_values."next_on", new_values."note", new_values."on_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."plan_id", new_values."public_id", new_values."with_youth" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_55325() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_selfreferralevent" ("about", "created_at", "decided_at", "decided_by_id", "email", "id", "language", "name", "nonce", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "received_at", "state", "version", "who", "youth_id") SELECT new_values."about", new_values."created_at", new_values."decided_at", new_values."decided_by_id", new_values."email", new_values."id", new_values."language", new_values."name", new_values."nonce", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."phone", new_values."public_id", new_values."received_at", new_values."state", new_values."version", new_values."who", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_5837b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_ladderevent" ("age_from", "age_to", "archived_at", "created_at", "id", "is_default", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reasons", "start_days", "starter", "version") SELECT new_values."age_from", new_values."age_to", new_values."archived_at", new_values."created_at", new_values."id", new_values."is_default", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."reasons", new_values."start_days", new_values."starter", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_5afae() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_apitokenevent" ("created_at", "expires_at", "hint", "id", "may_write", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at", "revoked_by_id", "user_id") SELECT new_values."created_at", new_values."expires_at", new_values."hint", new_values."id", new_values."may_write", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."revoked_at", new_values."revoked_by_id", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."expires_at" IS DISTINCT FROM (new_values."expires_at") OR old_values."hint" IS DISTINCT FROM (new_values."hint") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."may_write" IS DISTINCT FROM (new_values."may_write") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id") OR old_values."revoked_at" IS DISTINCT FROM (new_values."revoked_at") OR old_values."revoked_by_id" IS DISTINCT FROM (new_values."revoked_by_id") OR old_values."user_id" IS DISTINCT FROM (new_values."user_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_5f0fa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_letterevent" ("contact_id", "created_at", "decided_by_id", "decided_on", "detail_id", "file_id", "guardian_2_id", "guardian_id", "id", "instead_of_id", "language", "mailing_id", "message_id", "occasion", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "recipient", "state", "step_key", "youth_id") SELECT new_values."contact_id", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."detail_id", new_values."file_id", new_values."guardian_2_id", new_values."guardian_id", new_values."id", new_values."instead_of_id", new_values."language", new_values."mailing_id", new_values."message_id", new_values."occasion", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."reason", new_values."recipient", new_values."state", new_values."step_key", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."contact_id" IS DISTINCT FROM (new_values."contact_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."decided_by_id" IS DISTINCT FROM (new_values."decided_by_id") OR old_values."decided_on" IS DISTINCT FROM (new_values."decided_on") OR old_values."detail_id" IS DISTINCT FROM (new_values."detail_id") OR old_values."file_id" IS DISTINCT FROM (new_values."file_id") OR old_values."guardian_id" IS DISTINCT FROM (new_values."guardian_id") OR old_values."guardian_2_id" IS DISTINCT FROM (new_values."guardian_2_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."instead_of_id" IS DISTINCT FROM (new_values."instead_of_id") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."mailing_id" IS DISTINCT FROM (new_values."mailing_id") OR old_values."message_id" IS DISTINCT FROM (new_values."message_id") OR old_values."occasion" IS DISTINCT FROM (new_values."occasion") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."recipient" IS DISTINCT FROM (new_values."recipient") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."step_key" IS DISTINCT FROM (new_values."step_key") OR old_values."youth_id" IS DISTINCT FROM (new_values."youth_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_68c11() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_connectionevent" ("applies", "base_address", "certified_by_id", "certified_on", "client_id", "created_at", "id", "is_active", "is_certified", "known_units", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "scope", "scope_changed_at", "source_id", "token_address", "units", "version") SELECT new_values."applies", new_values."base_address", new_values."certified_by_id", new_values."certified_on", new_values."client_id", new_values."created_at", new_values."id", new_values."is_active", new_values."is_certified", new_values."known_units", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."scope", new_values."scope_changed_at", new_values."source_id", new_values."token_address", new_values."units", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_6add4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_rolegrantevent" ("county_code", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "user_id") SELECT new_values."county_code", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."role", new_values."unit_id", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_6b452() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_residenceevent" ("first_in_sweden_on", "id", "municipality_code", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_note", "valid_from", "valid_to", "youth_id") SELECT new_values."first_in_sweden_on", new_values."id", new_values."municipality_code", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."source", new_values."source_note", new_values."valid_from", new_values."valid_to", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_73184() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_interventionfollowupevent" ("created_at", "due_on", "held_by_id", "held_on", "id", "intervention_id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT new_values."created_at", new_values."due_on", new_values."held_by_id", new_values."held_on", new_values."id", new_values."intervention_id", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_75e9c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_schoolplacementevent" ("created_at", "end_first_seen_on", "end_reason", "end_reason_version", "ended_on", "first_seen_on", "gone_on", "id", "last_seen_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "public_id", "school_form", "school_form_version", "school_name", "school_unit", "source", "started_on", "year", "youth_id") SELECT new_values."created_at", new_values."end_first_seen_on", new_values."end_reason", new_values."end_reason_version", new_values."ended_on", new_values."first_seen_on", new_values."gone_on", new_values."id", new_values."last_seen_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."programme", new_values."public_id", new_values."school_form", new_values."school_form_version", new_values."school_name", new_values."school_unit", new_values."source", new_values."started_on", new_values."year", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_7b6d1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_sitecontactevent" ("assessed_on", "created_at", "email", "id", "only", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "shortcomings", "updated_on") SELECT new_values."assessed_on", new_values."created_at", new_values."email", new_values."id", new_values."only", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."phone", new_values."public_id", new_values."shortcomings", new_values."updated_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_7fbbd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_schoolunitevent" ("archived_at", "code", "created_at", "email", "id", "municipality_code", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version") SELECT new_values."archived_at", new_values."code", new_values."created_at", new_values."email", new_values."id", new_values."municipality_code", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_80ace() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_outreachsettingsevent" ("best_before", "call_back_days", "created_at", "decided_by_id", "first_contact_days", "follow_up_days", "guarantee_days", "id", "new_days", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "valid_from") SELECT new_values."best_before", new_values."call_back_days", new_values."created_at", new_values."decided_by_id", new_values."first_contact_days", new_values."follow_up_days", new_values."guarantee_days", new_values."id", new_values."new_days", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."valid_from" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_82cea() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_labelevent" ("archived_at", "created_at", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "unit_id", "user_id") SELECT new_values."archived_at", new_values."created_at", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."unit_id", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_876b7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_contactdetailevent" ("care_of", "city", "created_at", "failed_on", "failed_reason", "failed_reason_version", "first_seen_on", "gone_on", "id", "kind", "last_seen_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "public_id", "source", "value", "youth_id") SELECT new_values."care_of", new_values."city", new_values."created_at", new_values."failed_on", new_values."failed_reason", new_values."failed_reason_version", new_values."first_seen_on", new_values."gone_on", new_values."id", new_values."kind", new_values."last_seen_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."postcode", new_values."public_id", new_values."source", new_values."value", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_8df2f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_consentevent" ("agency", "agency_name", "agency_version", "created_at", "data", "file_id", "given_by", "given_how", "given_on", "id", "is_mature", "judged_by", "judged_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "recorded_by_id", "valid_until", "version", "withdrawn_on", "youth_id") SELECT new_values."agency", new_values."agency_name", new_values."agency_version", new_values."created_at", new_values."data", new_values."file_id", new_values."given_by", new_values."given_how", new_values."given_on", new_values."id", new_values."is_mature", new_values."judged_by", new_values."judged_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."purpose", new_values."recorded_by_id", new_values."valid_until", new_values."version", new_values."withdrawn_on", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_94241() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_shareevent" ("agency", "agency_version", "consent_id", "created_at", "data", "ground", "ground_version", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "shared_on", "user_id", "youth_id") SELECT new_values."agency", new_values."agency_version", new_values."consent_id", new_values."created_at", new_values."data", new_values."ground", new_values."ground_version", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."shared_on", new_values."user_id", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_96827() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_concernreportevent" ("created_at", "decided_by_id", "decided_on", "id", "made_to", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "reason_version", "recorded_by_id", "reference", "version", "youth_id") SELECT new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."id", new_values."made_to", new_values."outcome", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."reason", new_values."reason_version", new_values."recorded_by_id", new_values."reference", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_96b9b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_actionplanevent" ("created_at", "end_note", "end_reason", "end_reason_version", "ended_on", "id", "next_follow_up_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "started_on", "version", "youth_id") SELECT new_values."created_at", new_values."end_note", new_values."end_reason", new_values."end_reason_version", new_values."ended_on", new_values."id", new_values."next_follow_up_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."started_on", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_971b9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_handoverevent" ("created_at", "handed_over_on", "id", "noted_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "said_on", "unit", "version", "wish", "youth_id") SELECT new_values."created_at", new_values."handed_over_on", new_values."id", new_values."noted_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."said_on", new_values."unit", new_values."version", new_values."wish", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_97f05() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_mailingevent" ("channel", "created_at", "id", "language", "made_by_id", "made_on", "occasion", "once", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "step_key", "values", "version_id") SELECT new_values."channel", new_values."created_at", new_values."id", new_values."language", new_values."made_by_id", new_values."made_on", new_values."occasion", new_values."once", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."step_key", new_values."values", new_values."version_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_a26c2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_unitevent" ("archived_at", "county_code", "created_at", "id", "is_subproject", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT new_values."archived_at", new_values."county_code", new_values."created_at", new_values."id", new_values."is_subproject", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_a36f6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_legalsexevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "valid_from", "youth_id") SELECT new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."sex", new_values."valid_from", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_a9cc5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_homevisitevent" ("approx_at", "care_of", "city", "contact_id", "created_at", "day_id", "deviates", "deviation", "deviation_version", "id", "notice_posted_on", "outcome", "outcome_at", "outcome_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "postcode", "public_id", "recorded_by_id", "street", "told_tax_agency_on", "version", "visit_on", "youth_id") SELECT new_values."approx_at", new_values."care_of", new_values."city", new_values."contact_id", new_values."created_at", new_values."day_id", new_values."deviates", new_values."deviation", new_values."deviation_version", new_values."id", new_values."notice_posted_on", new_values."outcome", new_values."outcome_at", new_values."outcome_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."position", new_values."postcode", new_values."public_id", new_values."recorded_by_id", new_values."street", new_values."told_tax_agency_on", new_values."version", new_values."visit_on", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_a9d22() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_doorsettingsevent" ("absence_days", "call_within_days", "created_at", "id", "is_open", "notice_days", "only", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "referral_days", "talk_days") SELECT new_values."absence_days", new_values."call_within_days", new_values."created_at", new_values."id", new_values."is_open", new_values."notice_days", new_values."only", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."phone", new_values."public_id", new_values."referral_days", new_values."talk_days" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_aefb2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_answerevent" ("created_at", "export_id", "file_name", "header_counts", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "withdrawn_at", "withdrawn_by_id") SELECT new_values."created_at", new_values."export_id", new_values."file_name", new_values."header_counts", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."recorded_by_id", new_values."withdrawn_at", new_values."withdrawn_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_aff5c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_senderevent" ("city", "created_at", "email", "id", "is_only", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "public_id", "street", "turn_to", "version", "web", "window") SELECT new_values."city", new_values."created_at", new_values."email", new_values."id", new_values."is_only", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."phone", new_values."postcode", new_values."public_id", new_values."street", new_values."turn_to", new_values."version", new_values."web", new_values."window" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_b6748() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_examevent" ("awarded_on", "created_at", "first_seen_on", "id", "kind", "kind_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "public_id", "school_name", "source", "youth_id") SELECT new_values."awarded_on", new_values."created_at", new_values."first_seen_on", new_values."id", new_values."kind", new_values."kind_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."programme", new_values."public_id", new_values."school_name", new_values."source", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_b7d12() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_schoollinkevent" ("created_at", "created_by_id", "id", "last_used_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at", "unit_id") SELECT new_values."created_at", new_values."created_by_id", new_values."id", new_values."last_used_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."revoked_at", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."last_used_on" IS DISTINCT FROM (new_values."last_used_on") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id") OR old_values."revoked_at" IS DISTINCT FROM (new_values."revoked_at") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_bc943() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_schoolnoticeevent" ("anonymised_on", "created_at", "decided_by_id", "decided_on", "happened_on", "id", "kind", "nonce", "personnummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "pupil_name", "received_at", "received_on", "result", "sent_by", "state", "unit_id", "version") SELECT new_values."anonymised_on", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."happened_on", new_values."id", new_values."kind", new_values."nonce", new_values."personnummer", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."pupil_name", new_values."received_at", new_values."received_on", new_values."result", new_values."sent_by", new_values."state", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_bd159() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_remarkevent" ("answer_id", "created_at", "data_row", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "row_number", "text", "youth_id") SELECT new_values."answer_id", new_values."created_at", new_values."data_row", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."row_number", new_values."text", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_c416b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmenttemplateevent" ("created_at", "id", "is_shipped", "name", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "replaced_on", "slug") SELECT new_values."created_at", new_values."id", new_values."is_shipped", new_values."name", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."purpose", new_values."replaced_on", new_values."slug" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_c4ab0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_dropouttalkevent" ("anonymised_on", "closed_on", "coach_id", "created_at", "guardian_name", "guardian_phone", "held_on", "id", "nonce", "ordered_by", "ordered_on", "ordered_phone", "parties", "personnummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "public_id", "pupil_name", "pupil_phone", "result", "unit_id", "version", "via", "worry") SELECT new_values."anonymised_on", new_values."closed_on", new_values."coach_id", new_values."created_at", new_values."guardian_name", new_values."guardian_phone", new_values."held_on", new_values."id", new_values."nonce", new_values."ordered_by", new_values."ordered_on", new_values."ordered_phone", new_values."parties", new_values."personnummer", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."planned_at", new_values."public_id", new_values."pupil_name", new_values."pupil_phone", new_values."result", new_values."unit_id", new_values."version", new_values."via", new_values."worry" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_c6ac8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_practiceagreementevent" ("created_at", "days_a_week", "id", "insurance_checked_by_id", "insurance_checked_on", "intervention_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "signed_on", "supervisor", "supervisor_phone", "version") SELECT new_values."created_at", new_values."days_a_week", new_values."id", new_values."insurance_checked_by_id", new_values."insurance_checked_on", new_values."intervention_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."place", new_values."public_id", new_values."signed_on", new_values."supervisor", new_values."supervisor_phone", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_ce3de() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_youthevent" ("birth_date", "created_at", "deceased_on", "exempt_reason", "exempt_until", "family_name", "given_name", "id", "label_id", "merged_into_id", "number_kind", "personnummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected_at", "public_id", "search_key", "sort_key", "unit_id", "version") SELECT new_values."birth_date", new_values."created_at", new_values."deceased_on", new_values."exempt_reason", new_values."exempt_until", new_values."family_name", new_values."given_name", new_values."id", new_values."label_id", new_values."merged_into_id", new_values."number_kind", new_values."personnummer", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."protected_at", new_values."public_id", new_values."search_key", new_values."sort_key", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_ce74e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_registrationevent" ("ceased_on", "covered_from", "created_at", "deregistered_on", "end_reason", "end_reason_version", "id", "latest_studies", "latest_studies_version", "mistaken_at", "mistaken_by_id", "mistaken_reason", "municipality_code", "opened_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "registered_on", "source_note", "version", "youth_id") SELECT new_values."ceased_on", new_values."covered_from", new_values."created_at", new_values."deregistered_on", new_values."end_reason", new_values."end_reason_version", new_values."id", new_values."latest_studies", new_values."latest_studies_version", new_values."mistaken_at", new_values."mistaken_by_id", new_values."mistaken_reason", new_values."municipality_code", new_values."opened_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."registered_on", new_values."source_note", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_d3674() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_receiptevent" ("created_at", "export_id", "id", "kind", "note", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "withdrawn_at", "withdrawn_by_id") SELECT new_values."created_at", new_values."export_id", new_values."id", new_values."kind", new_values."note", new_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."recorded_by_id", new_values."withdrawn_at", new_values."withdrawn_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_dbcd4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_lettertemplateevent" ("after_18_id", "archived_at", "channel", "created_at", "id", "is_farewell", "key", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sent_to", "version") SELECT new_values."after_18_id", new_values."archived_at", new_values."channel", new_values."created_at", new_values."id", new_values."is_farewell", new_values."key", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."sent_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_dc392() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_coordinatedplanevent" ("called_on", "consent_on", "created_at", "ended_on", "follow_up_on", "held_on", "id", "initiator", "initiator_version", "parties", "parties_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "responsible", "responsible_version", "user_id", "version", "youth_id") SELECT new_values."called_on", new_values."consent_on", new_values."created_at", new_values."ended_on", new_values."follow_up_on", new_values."held_on", new_values."id", new_values."initiator", new_values."initiator_version", new_values."parties", new_values."parties_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."responsible", new_values."responsible_version", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_e1aac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_smsgatewayevent" ("address", "created_at", "id", "is_active", "is_only", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sender", "username", "version") SELECT new_values."address", new_values."created_at", new_values."id", new_values."is_active", new_values."is_only", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."sender", new_values."username", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_e2e30() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_planitemevent" ("created_at", "done_on", "due_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_version_id", "position", "public_id", "responsible", "what", "who") SELECT new_values."created_at", new_values."done_on", new_values."due_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."plan_version_id", new_values."position", new_values."public_id", new_values."responsible", new_values."what", new_values."who" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_e5751() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_referrallanguageevent" ("created_at", "id", "is_published", "is_right_to_left", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "tag", "texts", "version") SELECT new_values."created_at", new_values."id", new_values."is_published", new_values."is_right_to_left", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."tag", new_values."texts", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_e5f90() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_historyrecordevent" ("content_hash", "id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "youth_id") SELECT new_values."content_hash", new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_e8163() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmentevent" ("created_at", "declined", "held_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "template_id", "user_id", "version", "youth_id") SELECT new_values."created_at", new_values."declined", new_values."held_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."template_id", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_e8284() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_interventionevent" ("contact_name", "contact_phone", "created_at", "end_reason", "end_reason_version", "ended_by_deregistration", "ended_on", "id", "local_name", "occupation_after", "occupation_after_version", "partner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_end_on", "public_id", "started_on", "type", "type_version", "unit_id", "user_id", "version", "youth_id") SELECT new_values."contact_name", new_values."contact_phone", new_values."created_at", new_values."end_reason", new_values."end_reason_version", new_values."ended_by_deregistration", new_values."ended_on", new_values."id", new_values."local_name", new_values."occupation_after", new_values."occupation_after_version", new_values."partner", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."place", new_values."planned_end_on", new_values."public_id", new_values."started_on", new_values."type", new_values."type_version", new_values."unit_id", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_ec707() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_preferreddetailevent" ("detail_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "youth_id") SELECT new_values."detail_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_ef13a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_notsameevent" ("created_at", "decided_at", "decided_by_id", "first_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "second_id") SELECT new_values."created_at", new_values."decided_at", new_values."decided_by_id", new_values."first_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."reason", new_values."second_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_f7772() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_outreachpauseevent" ("created_at", "id", "lifted_at", "lifted_by_id", "made_at", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "until_on", "user_id", "version", "youth_id") SELECT new_values."created_at", new_values."id", new_values."lifted_at", new_values."lifted_by_id", new_values."made_at", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."reason", new_values."until_on", new_values."user_id", new_values."version", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_f8f77() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reminders_digestchoiceevent" ("id", "pace", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."id", new_values."pace", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_changed_update_fbf48() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_steprecordevent" ("at", "created_at", "id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "result", "user_id", "way", "youth_id") SELECT new_values."at", new_values."created_at", new_values."id", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'changed', new_values."id", new_values."public_id", new_values."result", new_values."user_id", new_values."way", new_values."youth_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_kept_as_made_54e6b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update of "period", "municipality_code", "format_version", "file_id", "sha256", "row_count", "youth_count", "manifest", "number", "created_at" rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_kept_as_made_77d38() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_03071() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_mappingevent" ("certificate", "certified_by_id", "certified_name", "certified_on", "created_at", "definition", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version") SELECT old_values."certificate", old_values."certified_by_id", old_values."certified_name", old_values."certified_on", old_values."created_at", old_values."definition", old_values."id", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_03d2a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reminders_reminderevent" ("closed_at", "closed_by_id", "closing_note", "contact_id", "created_at", "created_by_id", "due_on", "first_due_on", "id", "key", "kind", "label_id", "moved_at", "moved_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "public_id", "recurs", "starts_on", "state", "text", "user_id", "version", "youth_id") SELECT old_values."closed_at", old_values."closed_by_id", old_values."closing_note", old_values."contact_id", old_values."created_at", old_values."created_by_id", old_values."due_on", old_values."first_due_on", old_values."id", old_values."key", old_values."kind", old_values."label_id", old_values."moved_at", old_values."moved_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."previous_id", old_values."public_id", old_values."recurs", old_values."starts_on", old_values."state", old_values."text", old_values."user_id", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_06bf1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_senderevent" ("city", "created_at", "email", "id", "is_only", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "public_id", "street", "turn_to", "version", "web", "window") SELECT old_values."city", old_values."created_at", old_values."email", old_values."id", old_values."is_only", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."phone", old_values."postcode", old_values."public_id", old_values."street", old_values."turn_to", old_values."version", old_values."web", old_values."window" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_0a562() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_visitstaffevent" ("day_id", "id", "is_absent", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT old_values."day_id", old_values."id", old_values."is_absent", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_0bef7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_ladderstepevent" ("age_from", "age_to", "audience", "created_at", "days_between", "follows", "hold_from", "hold_until", "id", "ladder_id", "pause_months", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "reasons", "tries", "version", "wait_days", "way") SELECT old_values."age_from", old_values."age_to", old_values."audience", old_values."created_at", old_values."days_between", old_values."follows", old_values."hold_from", old_values."hold_until", old_values."id", old_values."ladder_id", old_values."pause_months", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."position", old_values."public_id", old_values."reasons", old_values."tries", old_values."version", old_values."wait_days", old_values."way" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_0dd75() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_historyrecordevent" ("content_hash", "id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "youth_id") SELECT old_values."content_hash", old_values."id", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_16ac6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_residenceevent" ("first_in_sweden_on", "id", "municipality_code", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_note", "valid_from", "valid_to", "youth_id") SELECT old_values."first_in_sweden_on", old_values."id", old_values."municipality_code", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."source", old_values."source_note", old_values."valid_from", old_values."valid_to", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_1784d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_sitecontactevent" ("assessed_on", "created_at", "email", "id", "only", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "shortcomings", "updated_on") SELECT old_values."assessed_on", old_values."created_at", old_values."email", old_values."id", old_values."only", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."phone", old_values."public_id", old_values."shortcomings", old_values."updated_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_1bda1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_apitokenevent" ("created_at", "expires_at", "hint", "id", "may_write", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at", "revoked_by_id", "user_id") SELECT old_values."created_at", old_values."expires_at", old_values."hint", old_values."id", old_values."may_write", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."revoked_at", old_values."revoked_by_id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_26658() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmenttemplateevent" ("created_at", "id", "is_shipped", "name", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "replaced_on", "slug") SELECT old_values."created_at", old_values."id", old_values."is_shipped", old_values."name", old_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."purpose", old_values."replaced_on", old_values."slug" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_26aa5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_outreachsettingsevent" ("best_before", "call_back_days", "created_at", "decided_by_id", "first_contact_days", "follow_up_days", "guarantee_days", "id", "new_days", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "valid_from") SELECT old_values."best_before", old_values."call_back_days", old_values."created_at", old_values."decided_by_id", old_values."first_contact_days", old_values."follow_up_days", old_values."guarantee_days", old_values."id", old_values."new_days", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."valid_from" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_2ab4d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_answerevent" ("created_at", "export_id", "file_name", "header_counts", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "withdrawn_at", "withdrawn_by_id") SELECT old_values."created_at", old_values."export_id", old_values."file_name", old_values."header_counts", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."recorded_by_id", old_values."withdrawn_at", old_values."withdrawn_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_2b56b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_userevent" ("created_at", "email", "id", "is_active", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT old_values."created_at", old_values."email", old_values."id", old_values."is_active", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_2ca53() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_compulsoryschoolevent" ("ended_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_name", "school_unit", "source", "youth_id") SELECT old_values."ended_on", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."school_name", old_values."school_unit", old_values."source", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_31594() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_identificationsettingsevent" ("automatic", "automatic_at_most", "created_at", "decided_by_id", "id", "leap_birthday", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "summer_day", "summer_month", "valid_from") SELECT old_values."automatic", old_values."automatic_at_most", old_values."created_at", old_values."decided_by_id", old_values."id", old_values."leap_birthday", old_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."summer_day", old_values."summer_month", old_values."valid_from" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_31e61() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_contactdetailevent" ("care_of", "city", "created_at", "failed_on", "failed_reason", "failed_reason_version", "first_seen_on", "gone_on", "id", "kind", "last_seen_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "public_id", "source", "value", "youth_id") SELECT old_values."care_of", old_values."city", old_values."created_at", old_values."failed_on", old_values."failed_reason", old_values."failed_reason_version", old_values."first_seen_on", old_values."gone_on", old_values."id", old_values."kind", old_values."last_seen_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."postcode", old_values."public_id", old_values."source", old_values."value", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_3d221() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_receiptevent" ("created_at", "export_id", "id", "kind", "note", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "withdrawn_at", "withdrawn_by_id") SELECT old_values."created_at", old_values."export_id", old_values."id", old_values."kind", old_values."note", old_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."recorded_by_id", old_values."withdrawn_at", old_values."withdrawn_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_3d879() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmentquestionevent" ("choices", "heading", "id", "max_length", "may_record", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "template_id", "text") SELECT old_values."choices", old_values."heading", old_values."id", old_values."max_length", old_values."may_record", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."position", old_values."template_id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_3e0e5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_planitemevent" ("created_at", "done_on", "due_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_version_id", "position", "public_id", "responsible", "what", "who") SELECT old_values."created_at", old_values."done_on", old_values."due_on", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."plan_version_id", old_values."position", old_values."public_id", old_values."responsible", old_values."what", old_values."who" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_3e4b7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_youthevent" ("birth_date", "created_at", "deceased_on", "exempt_reason", "exempt_until", "family_name", "given_name", "id", "label_id", "merged_into_id", "number_kind", "personnummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected_at", "public_id", "search_key", "sort_key", "unit_id", "version") SELECT old_values."birth_date", old_values."created_at", old_values."deceased_on", old_values."exempt_reason", old_values."exempt_until", old_values."family_name", old_values."given_name", old_values."id", old_values."label_id", old_values."merged_into_id", old_values."number_kind", old_values."personnummer", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."protected_at", old_values."public_id", old_values."search_key", old_values."sort_key", old_values."unit_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_4021a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_planversionevent" ("created_at", "goal", "id", "made_by_id", "made_on", "next_follow_up_on", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "planning", "public_id", "why_revised") SELECT old_values."created_at", old_values."goal", old_values."id", old_values."made_by_id", old_values."made_on", old_values."next_follow_up_on", old_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."plan_id", old_values."planning", old_values."public_id", old_values."why_revised" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_4360c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_coordinatedplanevent" ("called_on", "consent_on", "created_at", "ended_on", "follow_up_on", "held_on", "id", "initiator", "initiator_version", "parties", "parties_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "responsible", "responsible_version", "user_id", "version", "youth_id") SELECT old_values."called_on", old_values."consent_on", old_values."created_at", old_values."ended_on", old_values."follow_up_on", old_values."held_on", old_values."id", old_values."initiator", old_values."initiator_version", old_values."parties", old_values."parties_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."responsible", old_values."responsible_version", old_values."user_id", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_441ac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_selfreferralevent" ("about", "created_at", "decided_at", "decided_by_id", "email", "id", "language", "name", "nonce", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "received_at", "state", "version", "who", "youth_id") SELECT old_values."about", old_values."created_at", old_values."decided_at", old_values."decided_by_id", old_values."email", old_values."id", old_values."language", old_values."name", old_values."nonce", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."phone", old_values."public_id", old_values."received_at", old_values."state", old_values."version", old_values."who", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_44fac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_remarkevent" ("answer_id", "created_at", "data_row", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "row_number", "text", "youth_id") SELECT old_values."answer_id", old_values."created_at", old_values."data_row", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."row_number", old_values."text", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_46dee() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_connectionevent" ("applies", "base_address", "certified_by_id", "certified_on", "client_id", "created_at", "id", "is_active", "is_certified", "known_units", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "scope", "scope_changed_at", "source_id", "token_address", "units", "version") SELECT old_values."applies", old_values."base_address", old_values."certified_by_id", old_values."certified_on", old_values."client_id", old_values."created_at", old_values."id", old_values."is_active", old_values."is_certified", old_values."known_units", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."scope", old_values."scope_changed_at", old_values."source_id", old_values."token_address", old_values."units", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_4bd28() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmentdecisionevent" ("created_at", "decided_by", "decided_on", "ended_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "reference", "scope") SELECT old_values."created_at", old_values."decided_by", old_values."decided_on", old_values."ended_on", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."recorded_by_id", old_values."reference", old_values."scope" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_50551() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_handoverevent" ("created_at", "handed_over_on", "id", "noted_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "said_on", "unit", "version", "wish", "youth_id") SELECT old_values."created_at", old_values."handed_over_on", old_values."id", old_values."noted_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."said_on", old_values."unit", old_values."version", old_values."wish", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_5940a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_schoolnoticeevent" ("anonymised_on", "created_at", "decided_by_id", "decided_on", "happened_on", "id", "kind", "nonce", "personnummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "pupil_name", "received_at", "received_on", "result", "sent_by", "state", "unit_id", "version") SELECT old_values."anonymised_on", old_values."created_at", old_values."decided_by_id", old_values."decided_on", old_values."happened_on", old_values."id", old_values."kind", old_values."nonce", old_values."personnummer", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."pupil_name", old_values."received_at", old_values."received_on", old_values."result", old_values."sent_by", old_values."state", old_values."unit_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_5d442() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_shareevent" ("agency", "agency_version", "consent_id", "created_at", "data", "ground", "ground_version", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "shared_on", "user_id", "youth_id") SELECT old_values."agency", old_values."agency_version", old_values."consent_id", old_values."created_at", old_values."data", old_values."ground", old_values."ground_version", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."shared_on", old_values."user_id", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_5ddfd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_doorsettingsevent" ("absence_days", "call_within_days", "created_at", "id", "is_open", "notice_days", "only", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "referral_days", "talk_days") SELECT old_values."absence_days", old_values."call_within_days", old_values."created_at", old_values."id", old_values."is_open", old_values."notice_days", old_values."only", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."phone", old_values."public_id", old_values."referral_days", old_values."talk_days" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_676ef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_outreachpauseevent" ("created_at", "id", "lifted_at", "lifted_by_id", "made_at", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "until_on", "user_id", "version", "youth_id") SELECT old_values."created_at", old_values."id", old_values."lifted_at", old_values."lifted_by_id", old_values."made_at", old_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."reason", old_values."until_on", old_values."user_id", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_6c47f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_proposalevent" ("automatic_by_id", "created_at", "decided_at", "decided_by_id", "decision_note", "end_reason", "end_reason_version", "evidence", "fingerprint", "found_on", "id", "inquiry_until", "kind", "latest_studies", "latest_studies_version", "municipality_code", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "registration_id", "since", "state", "version", "youth_id") SELECT old_values."automatic_by_id", old_values."created_at", old_values."decided_at", old_values."decided_by_id", old_values."decision_note", old_values."end_reason", old_values."end_reason_version", old_values."evidence", old_values."fingerprint", old_values."found_on", old_values."id", old_values."inquiry_until", old_values."kind", old_values."latest_studies", old_values."latest_studies_version", old_values."municipality_code", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."reason", old_values."registration_id", old_values."since", old_values."state", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_6cc13() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_interventionevent" ("contact_name", "contact_phone", "created_at", "end_reason", "end_reason_version", "ended_by_deregistration", "ended_on", "id", "local_name", "occupation_after", "occupation_after_version", "partner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_end_on", "public_id", "started_on", "type", "type_version", "unit_id", "user_id", "version", "youth_id") SELECT old_values."contact_name", old_values."contact_phone", old_values."created_at", old_values."end_reason", old_values."end_reason_version", old_values."ended_by_deregistration", old_values."ended_on", old_values."id", old_values."local_name", old_values."occupation_after", old_values."occupation_after_version", old_values."partner", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."place", old_values."planned_end_on", old_values."public_id", old_values."started_on", old_values."type", old_values."type_version", old_values."unit_id", old_values."user_id", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_6e020() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_interventionfollowupevent" ("created_at", "due_on", "held_by_id", "held_on", "id", "intervention_id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT old_values."created_at", old_values."due_on", old_values."held_by_id", old_values."held_on", old_values."id", old_values."intervention_id", old_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_6eaec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reminders_digestchoiceevent" ("id", "pace", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT old_values."id", old_values."pace", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_7753d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_homevisitevent" ("approx_at", "care_of", "city", "contact_id", "created_at", "day_id", "deviates", "deviation", "deviation_version", "id", "notice_posted_on", "outcome", "outcome_at", "outcome_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "postcode", "public_id", "recorded_by_id", "street", "told_tax_agency_on", "version", "visit_on", "youth_id") SELECT old_values."approx_at", old_values."care_of", old_values."city", old_values."contact_id", old_values."created_at", old_values."day_id", old_values."deviates", old_values."deviation", old_values."deviation_version", old_values."id", old_values."notice_posted_on", old_values."outcome", old_values."outcome_at", old_values."outcome_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."position", old_values."postcode", old_values."public_id", old_values."recorded_by_id", old_values."street", old_values."told_tax_agency_on", old_values."version", old_values."visit_on", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_7a721() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_actionplanevent" ("created_at", "end_note", "end_reason", "end_reason_version", "ended_on", "id", "next_follow_up_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "started_on", "version", "youth_id") SELECT old_values."created_at", old_values."end_note", old_values."end_reason", old_values."end_reason_version", old_values."ended_on", old_values."id", old_values."next_follow_up_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."started_on", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_7c2cd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_referrallanguageevent" ("created_at", "id", "is_published", "is_right_to_left", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "tag", "texts", "version") SELECT old_values."created_at", old_values."id", old_values."is_published", old_values."is_right_to_left", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."tag", old_values."texts", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_822c2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_ladderevent" ("age_from", "age_to", "archived_at", "created_at", "id", "is_default", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reasons", "start_days", "starter", "version") SELECT old_values."age_from", old_values."age_to", old_values."archived_at", old_values."created_at", old_values."id", old_values."is_default", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."reasons", old_values."start_days", old_values."starter", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_83118() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_guardianevent" ("address_failed_on", "care_of", "city", "created_at", "email", "email_failed_on", "first_seen_on", "id", "is_appointed", "is_protected", "last_seen_on", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_failed_on", "position", "postcode", "public_id", "source", "street", "youth_id") SELECT old_values."address_failed_on", old_values."care_of", old_values."city", old_values."created_at", old_values."email", old_values."email_failed_on", old_values."first_seen_on", old_values."id", old_values."is_appointed", old_values."is_protected", old_values."last_seen_on", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."phone", old_values."phone_failed_on", old_values."position", old_values."postcode", old_values."public_id", old_values."source", old_values."street", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8373c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reminders_absenceevent" ("cover_id", "created_at", "ends_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "set_by_id", "starts_on", "user_id", "version") SELECT old_values."cover_id", old_values."created_at", old_values."ends_on", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."set_by_id", old_values."starts_on", old_values."user_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8374f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_consentevent" ("agency", "agency_name", "agency_version", "created_at", "data", "file_id", "given_by", "given_how", "given_on", "id", "is_mature", "judged_by", "judged_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "recorded_by_id", "valid_until", "version", "withdrawn_on", "youth_id") SELECT old_values."agency", old_values."agency_name", old_values."agency_version", old_values."created_at", old_values."data", old_values."file_id", old_values."given_by", old_values."given_how", old_values."given_on", old_values."id", old_values."is_mature", old_values."judged_by", old_values."judged_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."purpose", old_values."recorded_by_id", old_values."valid_until", old_values."version", old_values."withdrawn_on", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_84099() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_concernreportevent" ("created_at", "decided_by_id", "decided_on", "id", "made_to", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "reason_version", "recorded_by_id", "reference", "version", "youth_id") SELECT old_values."created_at", old_values."decided_by_id", old_values."decided_on", old_values."id", old_values."made_to", old_values."outcome", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."reason", old_values."reason_version", old_values."recorded_by_id", old_values."reference", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_869a3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_labelevent" ("archived_at", "created_at", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "unit_id", "user_id") SELECT old_values."archived_at", old_values."created_at", old_values."id", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."unit_id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8852f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_dropouttalkevent" ("anonymised_on", "closed_on", "coach_id", "created_at", "guardian_name", "guardian_phone", "held_on", "id", "nonce", "ordered_by", "ordered_on", "ordered_phone", "parties", "personnummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "public_id", "pupil_name", "pupil_phone", "result", "unit_id", "version", "via", "worry") SELECT old_values."anonymised_on", old_values."closed_on", old_values."coach_id", old_values."created_at", old_values."guardian_name", old_values."guardian_phone", old_values."held_on", old_values."id", old_values."nonce", old_values."ordered_by", old_values."ordered_on", old_values."ordered_phone", old_values."parties", old_values."personnummer", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."planned_at", old_values."public_id", old_values."pupil_name", old_values."pupil_phone", old_values."result", old_values."unit_id", old_values."version", old_values."via", old_values."worry" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_88f4b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_occupationfactevent" ("as_of", "code", "code_version", "created_at", "id", "informant", "informant_version", "known_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "youth_id") SELECT old_values."as_of", old_values."code", old_values."code_version", old_values."created_at", old_values."id", old_values."informant", old_values."informant_version", old_values."known_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."recorded_by_id", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8a1da() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_schoollinkevent" ("created_at", "created_by_id", "id", "last_used_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at", "unit_id") SELECT old_values."created_at", old_values."created_by_id", old_values."id", old_values."last_used_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."revoked_at", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8c2f4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_examevent" ("awarded_on", "created_at", "first_seen_on", "id", "kind", "kind_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "public_id", "school_name", "source", "youth_id") SELECT old_values."awarded_on", old_values."created_at", old_values."first_seen_on", old_values."id", old_values."kind", old_values."kind_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."programme", old_values."public_id", old_values."school_name", old_values."source", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8e9e5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_assessmentevent" ("created_at", "declined", "held_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "template_id", "user_id", "version", "youth_id") SELECT old_values."created_at", old_values."declined", old_values."held_on", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."template_id", old_values."user_id", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_9079f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_youthmergeevent" ("applied_at", "applied_by_id", "away_id", "before", "created_at", "end_reason", "ended_at", "ended_by_id", "id", "kept_id", "moved", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "public_id", "reason", "state") SELECT old_values."applied_at", old_values."applied_by_id", old_values."away_id", old_values."before", old_values."created_at", old_values."end_reason", old_values."ended_at", old_values."ended_by_id", old_values."id", old_values."kept_id", old_values."moved", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."proposed_at", old_values."proposed_by_id", old_values."public_id", old_values."reason", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_9125d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_preferreddetailevent" ("detail_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "youth_id") SELECT old_values."detail_id", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_97394() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_visitdayevent" ("area", "created_at", "created_by_id", "id", "is_sorted", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts_at", "state", "version") SELECT old_values."area", old_values."created_at", old_values."created_by_id", old_values."id", old_values."is_sorted", old_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."starts_at", old_values."state", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_99cbe() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_contactevent" ("at", "channel", "channel_version", "created_at", "id", "note", "occupation_id", "outcome", "outcome_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recipient", "recipient_version", "user_id", "version", "youth_id") SELECT old_values."at", old_values."channel", old_values."channel_version", old_values."created_at", old_values."id", old_values."note", old_values."occupation_id", old_values."outcome", old_values."outcome_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."recipient", old_values."recipient_version", old_values."user_id", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_9a7da() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_youthnumberevent" ("id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "value", "youth_id") SELECT old_values."id", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."replaced_on", old_values."value", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_a0631() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_mailingevent" ("channel", "created_at", "id", "language", "made_by_id", "made_on", "occasion", "once", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "step_key", "values", "version_id") SELECT old_values."channel", old_values."created_at", old_values."id", old_values."language", old_values."made_by_id", old_values."made_on", old_values."occasion", old_values."once", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."step_key", old_values."values", old_values."version_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_a85f4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_rolegrantevent" ("county_code", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "user_id") SELECT old_values."county_code", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."role", old_values."unit_id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_ad074() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_notsameevent" ("created_at", "decided_at", "decided_by_id", "first_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "second_id") SELECT old_values."created_at", old_values."decided_at", old_values."decided_by_id", old_values."first_id", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."reason", old_values."second_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_ad5b4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_lettertemplateevent" ("after_18_id", "archived_at", "channel", "created_at", "id", "is_farewell", "key", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sent_to", "version") SELECT old_values."after_18_id", old_values."archived_at", old_values."channel", old_values."created_at", old_values."id", old_values."is_farewell", old_values."key", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."sent_to", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_ae10e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_offerevent" ("answered_on", "created_at", "id", "intervention_id", "note", "offered_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "response", "response_version", "type", "type_version", "unit_id", "user_id", "version", "youth_id") SELECT old_values."answered_on", old_values."created_at", old_values."id", old_values."intervention_id", old_values."note", old_values."offered_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."response", old_values."response_version", old_values."type", old_values."type_version", old_values."unit_id", old_values."user_id", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_af776() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_unitevent" ("archived_at", "county_code", "created_at", "id", "is_subproject", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT old_values."archived_at", old_values."county_code", old_values."created_at", old_values."id", old_values."is_subproject", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_b0b10() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_practiceweekevent" ("agreement_id", "id", "monday", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "present") SELECT old_values."agreement_id", old_values."id", old_values."monday", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."planned", old_values."present" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_b2889() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_smsgatewayevent" ("address", "created_at", "id", "is_active", "is_only", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sender", "username", "version") SELECT old_values."address", old_values."created_at", old_values."id", old_values."is_active", old_values."is_only", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."sender", old_values."username", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_ba511() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reporting_noticeevent" ("created_at", "id", "kind", "messages", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sent_by_id", "sent_on") SELECT old_values."created_at", old_values."id", old_values."kind", old_values."messages", old_values."period", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."sent_by_id", old_values."sent_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_baffc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_registrationevent" ("ceased_on", "covered_from", "created_at", "deregistered_on", "end_reason", "end_reason_version", "id", "latest_studies", "latest_studies_version", "mistaken_at", "mistaken_by_id", "mistaken_reason", "municipality_code", "opened_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "registered_on", "source_note", "version", "youth_id") SELECT old_values."ceased_on", old_values."covered_from", old_values."created_at", old_values."deregistered_on", old_values."end_reason", old_values."end_reason_version", old_values."id", old_values."latest_studies", old_values."latest_studies_version", old_values."mistaken_at", old_values."mistaken_by_id", old_values."mistaken_reason", old_values."municipality_code", old_values."opened_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."registered_on", old_values."source_note", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_c24cb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_answerevent" ("assessment_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "sealed") SELECT old_values."assessment_id", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."question_id", old_values."sealed" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_c2d16() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outreach_steprecordevent" ("at", "created_at", "id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "result", "user_id", "way", "youth_id") SELECT old_values."at", old_values."created_at", old_values."id", old_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."result", old_values."user_id", old_values."way", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_d0dda() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "letters_letterevent" ("contact_id", "created_at", "decided_by_id", "decided_on", "detail_id", "file_id", "guardian_2_id", "guardian_id", "id", "instead_of_id", "language", "mailing_id", "message_id", "occasion", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "recipient", "state", "step_key", "youth_id") SELECT old_values."contact_id", old_values."created_at", old_values."decided_by_id", old_values."decided_on", old_values."detail_id", old_values."file_id", old_values."guardian_2_id", old_values."guardian_id", old_values."id", old_values."instead_of_id", old_values."language", old_values."mailing_id", old_values."message_id", old_values."occasion", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."reason", old_values."recipient", old_values."state", old_values."step_key", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_d7e00() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_planfollowupevent" ("created_at", "held_by_id", "held_on", "id", "next_on", "note", "on_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "with_youth") SELECT old_values."created_at", old_values."held_by_id", old_values."held_on", old_values."id", old_values."next_on", old_values."note", old_values."on_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."plan_id", old_values."public_id", old_values."with_youth" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_df101() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "visits_visitsettingsevent" ("bring", "concern", "concern_to", "created_at", "id", "only", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "repeat_months", "version") SELECT old_values."bring", old_values."concern", old_values."concern_to", old_values."created_at", old_values."id", old_values."only", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."repeat_months", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_df854() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_legalsexevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "valid_from", "youth_id") SELECT old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."sex", old_values."valid_from", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_e3669() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_practiceagreementevent" ("created_at", "days_a_week", "id", "insurance_checked_by_id", "insurance_checked_on", "intervention_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "signed_on", "supervisor", "supervisor_phone", "version") SELECT old_values."created_at", old_values."days_a_week", old_values."id", old_values."insurance_checked_by_id", old_values."insurance_checked_on", old_values."intervention_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."place", old_values."public_id", old_values."signed_on", old_values."supervisor", old_values."supervisor_phone", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_e418b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "doors_schoolunitevent" ("archived_at", "code", "created_at", "email", "id", "municipality_code", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version") SELECT old_values."archived_at", old_values."code", old_values."created_at", old_values."email", old_values."id", old_values."municipality_code", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."public_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_ee61b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "support_participationevent" ("created_at", "end_reason", "end_reason_version", "ended_on", "id", "inflow", "inflow_version", "livelihood_after", "livelihood_after_version", "occupation_after", "occupation_after_version", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "public_id", "re_entered", "referred_to", "sex_at_entry", "started_on", "target_group", "target_group_version", "version", "youth_id") SELECT old_values."created_at", old_values."end_reason", old_values."end_reason_version", old_values."ended_on", old_values."id", old_values."inflow", old_values."inflow_version", old_values."livelihood_after", old_values."livelihood_after_version", old_values."occupation_after", old_values."occupation_after_version", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."programme_id", old_values."public_id", old_values."re_entered", old_values."referred_to", old_values."sex_at_entry", old_values."started_on", old_values."target_group", old_values."target_group_version", old_values."version", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION kaa_template_schema.pgtrigger_removed_delete_fc763() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_schoolplacementevent" ("created_at", "end_first_seen_on", "end_reason", "end_reason_version", "ended_on", "first_seen_on", "gone_on", "id", "last_seen_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "public_id", "school_form", "school_form_version", "school_name", "school_unit", "source", "started_on", "year", "youth_id") SELECT old_values."created_at", old_values."end_first_seen_on", old_values."end_reason", old_values."end_reason_version", old_values."ended_on", old_values."first_seen_on", old_values."gone_on", old_values."id", old_values."last_seen_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, NOW(), 'removed', old_values."id", old_values."programme", old_values."public_id", old_values."school_form", old_values."school_form_version", old_values."school_name", old_values."school_unit", old_values."source", old_values."started_on", old_values."year", old_values."youth_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE TABLE kaa_template_schema.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE kaa_template_schema.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE kaa_template_schema.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_apitoken (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    name character varying(60) NOT NULL,
    hint character varying(4) NOT NULL,
    digest character varying(64) NOT NULL,
    may_write boolean DEFAULT false NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    revoked_by_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT apitoken_a_year_at_most CHECK ((expires_at <= (created_at + '366 days'::interval)))
);

COMMENT ON TABLE kaa_template_schema.accounts_apitoken IS 'Tokens for the API';

COMMENT ON COLUMN kaa_template_schema.accounts_apitoken.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.accounts_apitoken.hint IS 'the token''s first characters: which one it is';

COMMENT ON COLUMN kaa_template_schema.accounts_apitoken.digest IS 'SHA-256 of schema and token';

COMMENT ON COLUMN kaa_template_schema.accounts_apitoken.last_used_at IS 'to within five minutes';

ALTER TABLE kaa_template_schema.accounts_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_apitokenevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    name character varying(60) NOT NULL,
    hint character varying(4) NOT NULL,
    may_write boolean DEFAULT false NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    pgh_obj_id bigint NOT NULL,
    revoked_by_id bigint,
    user_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.accounts_apitokenevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.accounts_apitokenevent.hint IS 'the token''s first characters: which one it is';

ALTER TABLE kaa_template_schema.accounts_apitokenevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_apitokenevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_label (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    name character varying(60) NOT NULL,
    archived_at timestamp with time zone,
    user_id bigint,
    unit_id bigint
);

COMMENT ON TABLE kaa_template_schema.accounts_label IS 'Labels: whose youths';

COMMENT ON COLUMN kaa_template_schema.accounts_label.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.accounts_label ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_label_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_labelevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    name character varying(60) NOT NULL,
    archived_at timestamp with time zone,
    pgh_obj_id bigint NOT NULL,
    user_id bigint,
    unit_id bigint
);

COMMENT ON COLUMN kaa_template_schema.accounts_labelevent.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.accounts_labelevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_labelevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_rolegrant (
    id bigint NOT NULL,
    role character varying(30) NOT NULL,
    county_code character varying(2) DEFAULT ''::character varying NOT NULL,
    user_id bigint NOT NULL,
    unit_id bigint
);

COMMENT ON TABLE kaa_template_schema.accounts_rolegrant IS 'Roles of staff';

COMMENT ON COLUMN kaa_template_schema.accounts_rolegrant.county_code IS 'a county leader''s county';

COMMENT ON COLUMN kaa_template_schema.accounts_rolegrant.unit_id IS 'a local leader''s subproject';

ALTER TABLE kaa_template_schema.accounts_rolegrant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_rolegrant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_rolegrantevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    role character varying(30) NOT NULL,
    county_code character varying(2) DEFAULT ''::character varying NOT NULL,
    pgh_obj_id bigint NOT NULL,
    unit_id bigint,
    user_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.accounts_rolegrantevent.county_code IS 'a county leader''s county';

COMMENT ON COLUMN kaa_template_schema.accounts_rolegrantevent.unit_id IS 'a local leader''s subproject';

ALTER TABLE kaa_template_schema.accounts_rolegrantevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_rolegrantevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_sitecontact (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    "only" boolean DEFAULT true NOT NULL,
    email character varying(254) DEFAULT ''::character varying NOT NULL,
    phone character varying(40) DEFAULT ''::character varying NOT NULL,
    assessed_on date,
    shortcomings text DEFAULT ''::text NOT NULL,
    updated_on date NOT NULL,
    CONSTRAINT sitecontact_can_be_reached CHECK (((NOT ((email)::text = ''::text)) OR (NOT ((phone)::text = ''::text)))),
    CONSTRAINT sitecontact_only_one CHECK ("only")
);

COMMENT ON TABLE kaa_template_schema.accounts_sitecontact IS 'Contact and date of the accessibility statement';

COMMENT ON COLUMN kaa_template_schema.accounts_sitecontact.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.accounts_sitecontact."only" IS 'there is one row';

COMMENT ON COLUMN kaa_template_schema.accounts_sitecontact.email IS 'a shared mailbox';

COMMENT ON COLUMN kaa_template_schema.accounts_sitecontact.assessed_on IS 'the tenant''s own assessment; null: the product''s own is told';

COMMENT ON COLUMN kaa_template_schema.accounts_sitecontact.shortcomings IS 'the tenant''s own, beside the product''s';

ALTER TABLE kaa_template_schema.accounts_sitecontact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_sitecontact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_sitecontactevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    "only" boolean DEFAULT true NOT NULL,
    email character varying(254) DEFAULT ''::character varying NOT NULL,
    phone character varying(40) DEFAULT ''::character varying NOT NULL,
    assessed_on date,
    shortcomings text DEFAULT ''::text NOT NULL,
    updated_on date NOT NULL,
    pgh_obj_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.accounts_sitecontactevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.accounts_sitecontactevent."only" IS 'there is one row';

COMMENT ON COLUMN kaa_template_schema.accounts_sitecontactevent.email IS 'a shared mailbox';

COMMENT ON COLUMN kaa_template_schema.accounts_sitecontactevent.assessed_on IS 'the tenant''s own assessment; null: the product''s own is told';

COMMENT ON COLUMN kaa_template_schema.accounts_sitecontactevent.shortcomings IS 'the tenant''s own, beside the product''s';

ALTER TABLE kaa_template_schema.accounts_sitecontactevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_sitecontactevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_unit (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    name character varying(100) NOT NULL,
    is_subproject boolean DEFAULT false NOT NULL,
    county_code character varying(2) DEFAULT ''::character varying NOT NULL,
    archived_at timestamp with time zone
);

COMMENT ON TABLE kaa_template_schema.accounts_unit IS 'Units, and a partnership''s subprojects';

COMMENT ON COLUMN kaa_template_schema.accounts_unit.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.accounts_unit.county_code IS 'a subproject''s county; county leaders follow it';

ALTER TABLE kaa_template_schema.accounts_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_unitevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    name character varying(100) NOT NULL,
    is_subproject boolean DEFAULT false NOT NULL,
    county_code character varying(2) DEFAULT ''::character varying NOT NULL,
    archived_at timestamp with time zone,
    pgh_obj_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.accounts_unitevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.accounts_unitevent.county_code IS 'a subproject''s county; county leaders follow it';

ALTER TABLE kaa_template_schema.accounts_unitevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_unitevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    is_active boolean DEFAULT true NOT NULL
);

COMMENT ON TABLE kaa_template_schema.accounts_user IS 'Staff';

COMMENT ON COLUMN kaa_template_schema.accounts_user.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.accounts_userevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    pgh_obj_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.accounts_userevent.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.accounts_userevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.accounts_userevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.audit_readlog (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    user_id bigint,
    user_name character varying(120) DEFAULT ''::character varying NOT NULL,
    request_id character varying(32) NOT NULL,
    page character varying(80) NOT NULL,
    ground character varying(20) DEFAULT ''::character varying NOT NULL,
    youths uuid[] NOT NULL
);

COMMENT ON TABLE kaa_template_schema.audit_readlog IS 'Who has seen whom';

COMMENT ON COLUMN kaa_template_schema.audit_readlog.user_id IS 'no key: the log outlives the account';

COMMENT ON COLUMN kaa_template_schema.audit_readlog.page IS 'the view''s name';

COMMENT ON COLUMN kaa_template_schema.audit_readlog.ground IS 'how they were found: page, list, search, export, api';

COMMENT ON COLUMN kaa_template_schema.audit_readlog.youths IS 'public ids of all youths shown';

ALTER TABLE kaa_template_schema.audit_readlog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.audit_readlog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE kaa_template_schema.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE kaa_template_schema.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE kaa_template_schema.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);

ALTER TABLE kaa_template_schema.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE kaa_template_schema.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);

ALTER TABLE kaa_template_schema.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);

ALTER TABLE kaa_template_schema.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE kaa_template_schema.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE kaa_template_schema.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE kaa_template_schema.doors_doorsettings (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    "only" boolean DEFAULT true NOT NULL,
    is_open boolean DEFAULT true NOT NULL,
    phone character varying(40) DEFAULT ''::character varying NOT NULL,
    call_within_days smallint DEFAULT 3 NOT NULL,
    referral_days smallint DEFAULT 90 NOT NULL,
    talk_days smallint DEFAULT 365 NOT NULL,
    notice_days smallint DEFAULT 365 NOT NULL,
    absence_days smallint DEFAULT 180 NOT NULL,
    CONSTRAINT doors_doorsettings_absence_days_check CHECK ((absence_days >= 0)),
    CONSTRAINT doors_doorsettings_call_within_days_check CHECK ((call_within_days >= 0)),
    CONSTRAINT doors_doorsettings_notice_days_check CHECK ((notice_days >= 0)),
    CONSTRAINT doors_doorsettings_referral_days_check CHECK ((referral_days >= 0)),
    CONSTRAINT doors_doorsettings_talk_days_check CHECK ((talk_days >= 0)),
    CONSTRAINT doorsettings_only_one CHECK ("only")
);

COMMENT ON TABLE kaa_template_schema.doors_doorsettings IS 'Settings of the doors without login';

COMMENT ON COLUMN kaa_template_schema.doors_doorsettings.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_doorsettings."only" IS 'there is one row';

ALTER TABLE kaa_template_schema.doors_doorsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_doorsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_doorsettingsevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    "only" boolean DEFAULT true NOT NULL,
    is_open boolean DEFAULT true NOT NULL,
    phone character varying(40) DEFAULT ''::character varying NOT NULL,
    call_within_days smallint DEFAULT 3 NOT NULL,
    referral_days smallint DEFAULT 90 NOT NULL,
    talk_days smallint DEFAULT 365 NOT NULL,
    notice_days smallint DEFAULT 365 NOT NULL,
    absence_days smallint DEFAULT 180 NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT doors_doorsettingsevent_absence_days_check CHECK ((absence_days >= 0)),
    CONSTRAINT doors_doorsettingsevent_call_within_days_check CHECK ((call_within_days >= 0)),
    CONSTRAINT doors_doorsettingsevent_notice_days_check CHECK ((notice_days >= 0)),
    CONSTRAINT doors_doorsettingsevent_referral_days_check CHECK ((referral_days >= 0)),
    CONSTRAINT doors_doorsettingsevent_talk_days_check CHECK ((talk_days >= 0))
);

COMMENT ON COLUMN kaa_template_schema.doors_doorsettingsevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_doorsettingsevent."only" IS 'there is one row';

ALTER TABLE kaa_template_schema.doors_doorsettingsevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_doorsettingsevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_dropouttalk (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    nonce character varying(32),
    via character varying(5) NOT NULL,
    ordered_on date NOT NULL,
    ordered_by character varying(100) DEFAULT ''::character varying NOT NULL,
    ordered_phone character varying(16) DEFAULT ''::character varying NOT NULL,
    worry character varying(15) NOT NULL,
    pupil_name character varying(100) DEFAULT ''::character varying NOT NULL,
    personnummer character varying(14) DEFAULT ''::character varying NOT NULL,
    pupil_phone character varying(16) DEFAULT ''::character varying NOT NULL,
    guardian_name character varying(100) DEFAULT ''::character varying NOT NULL,
    guardian_phone character varying(16) DEFAULT ''::character varying NOT NULL,
    planned_at timestamp with time zone,
    held_on date,
    parties character varying(10)[] NOT NULL,
    result character varying(16) DEFAULT ''::character varying NOT NULL,
    closed_on date,
    anonymised_on date,
    coach_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT doors_dropouttalk_version_check CHECK ((version >= 0)),
    CONSTRAINT dropouttalk_anonymised_is_empty CHECK (((anonymised_on IS NULL) OR (((guardian_name)::text = ''::text) AND ((guardian_phone)::text = ''::text) AND ((personnummer)::text = ''::text) AND ((pupil_name)::text = ''::text) AND ((pupil_phone)::text = ''::text) AND ((ordered_by)::text = ''::text) AND ((ordered_phone)::text = ''::text)))),
    CONSTRAINT dropouttalk_closed_with_result CHECK ((((closed_on IS NULL) AND ((result)::text = ''::text)) OR ((NOT ((result)::text = ''::text)) AND (NOT (closed_on IS NULL))))),
    CONSTRAINT dropouttalk_held_when CHECK ((((held_on IS NULL) AND ((result)::text = ANY ((ARRAY[''::character varying, 'not_held'::character varying])::text[]))) OR ((NOT ((result)::text = ANY ((ARRAY[''::character varying, 'not_held'::character varying])::text[]))) AND (NOT (held_on IS NULL)))))
);

COMMENT ON TABLE kaa_template_schema.doors_dropouttalk IS 'Talks about feared dropouts, outside the register';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalk.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalk.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalk.nonce IS 'of the form; null: by staff';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalk.ordered_phone IS 'of the orderer';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalk.personnummer IS 'canonical, if given';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalk.closed_on IS 'when the result was recorded';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalk.anonymised_on IS 'the person is gone; the row counts';

ALTER TABLE kaa_template_schema.doors_dropouttalk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_dropouttalk_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_dropouttalkevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    nonce character varying(32),
    via character varying(5) NOT NULL,
    ordered_on date NOT NULL,
    ordered_by character varying(100) DEFAULT ''::character varying NOT NULL,
    ordered_phone character varying(16) DEFAULT ''::character varying NOT NULL,
    worry character varying(15) NOT NULL,
    pupil_name character varying(100) DEFAULT ''::character varying NOT NULL,
    personnummer character varying(14) DEFAULT ''::character varying NOT NULL,
    pupil_phone character varying(16) DEFAULT ''::character varying NOT NULL,
    guardian_name character varying(100) DEFAULT ''::character varying NOT NULL,
    guardian_phone character varying(16) DEFAULT ''::character varying NOT NULL,
    planned_at timestamp with time zone,
    held_on date,
    parties character varying(10)[] NOT NULL,
    result character varying(16) DEFAULT ''::character varying NOT NULL,
    closed_on date,
    anonymised_on date,
    coach_id bigint,
    pgh_obj_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT doors_dropouttalkevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalkevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalkevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalkevent.nonce IS 'of the form; null: by staff';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalkevent.ordered_phone IS 'of the orderer';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalkevent.personnummer IS 'canonical, if given';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalkevent.closed_on IS 'when the result was recorded';

COMMENT ON COLUMN kaa_template_schema.doors_dropouttalkevent.anonymised_on IS 'the person is gone; the row counts';

ALTER TABLE kaa_template_schema.doors_dropouttalkevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_dropouttalkevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_referrallanguage (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    tag character varying(20) NOT NULL,
    name character varying(40) NOT NULL,
    is_right_to_left boolean DEFAULT false NOT NULL,
    is_published boolean DEFAULT false NOT NULL,
    texts jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT doors_referrallanguage_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.doors_referrallanguage IS 'The self-referral form in the tenant''s own languages';

COMMENT ON COLUMN kaa_template_schema.doors_referrallanguage.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_referrallanguage.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.doors_referrallanguage.tag IS 'BCP 47, for the page''s lang';

COMMENT ON COLUMN kaa_template_schema.doors_referrallanguage.texts IS 'key of doors.texts -> text';

ALTER TABLE kaa_template_schema.doors_referrallanguage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_referrallanguage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_referrallanguageevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    tag character varying(20) NOT NULL,
    name character varying(40) NOT NULL,
    is_right_to_left boolean DEFAULT false NOT NULL,
    is_published boolean DEFAULT false NOT NULL,
    texts jsonb DEFAULT '{}'::jsonb NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT doors_referrallanguageevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.doors_referrallanguageevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_referrallanguageevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.doors_referrallanguageevent.tag IS 'BCP 47, for the page''s lang';

COMMENT ON COLUMN kaa_template_schema.doors_referrallanguageevent.texts IS 'key of doors.texts -> text';

ALTER TABLE kaa_template_schema.doors_referrallanguageevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_referrallanguageevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_schoolcode (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    code_hash bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries smallint DEFAULT 0 NOT NULL,
    used_at timestamp with time zone,
    link_id bigint NOT NULL,
    CONSTRAINT doors_schoolcode_tries_check CHECK ((tries >= 0)),
    CONSTRAINT schoolcode_few_tries CHECK ((tries <= 5))
);

COMMENT ON TABLE kaa_template_schema.doors_schoolcode IS 'One-time codes mailed to schools';

COMMENT ON COLUMN kaa_template_schema.doors_schoolcode.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_schoolcode.code_hash IS 'keyed fingerprint';

ALTER TABLE kaa_template_schema.doors_schoolcode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_schoolcode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_schoollink (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    token_hash bytea NOT NULL,
    last_used_on date,
    revoked_at timestamp with time zone,
    created_by_id bigint,
    unit_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.doors_schoollink IS 'Schools'' links';

COMMENT ON COLUMN kaa_template_schema.doors_schoollink.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_schoollink.token_hash IS 'keyed fingerprint; the link itself is shown once, to staff';

ALTER TABLE kaa_template_schema.doors_schoollink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_schoollink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_schoollinkevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    last_used_on date,
    revoked_at timestamp with time zone,
    created_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    unit_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.doors_schoollinkevent.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.doors_schoollinkevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_schoollinkevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_schoolnotice (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    nonce character varying(32) NOT NULL,
    kind character varying(8) NOT NULL,
    happened_on date NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    sent_by character varying(100) DEFAULT ''::character varying NOT NULL,
    pupil_name character varying(100) DEFAULT ''::character varying NOT NULL,
    personnummer character varying(14) DEFAULT ''::character varying NOT NULL,
    state character varying(8) DEFAULT 'new'::character varying NOT NULL,
    result character varying(14) DEFAULT ''::character varying NOT NULL,
    decided_on date,
    anonymised_on date,
    decided_by_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT doors_schoolnotice_version_check CHECK ((version >= 0)),
    CONSTRAINT schoolnotice_anonymised_is_empty CHECK (((anonymised_on IS NULL) OR (((personnummer)::text = ''::text) AND ((pupil_name)::text = ''::text) AND ((sent_by)::text = ''::text)))),
    CONSTRAINT schoolnotice_checked_with_result CHECK (((((state)::text = 'checked'::text) AND (NOT ((result)::text = ''::text))) OR ((NOT ((state)::text = 'checked'::text)) AND ((result)::text = ''::text))))
);

COMMENT ON TABLE kaa_template_schema.doors_schoolnotice IS 'Notices from schools, outside the register';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnotice.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnotice.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnotice.nonce IS 'of the form that was filled in: sent twice is kept once';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnotice.happened_on IS 'first day, last day, or the first day of the absence';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnotice.received_on IS 'received_at in Stockholm: lateness = received_on - happened_on';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnotice.personnummer IS 'canonical';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnotice.anonymised_on IS 'the person is gone; the row counts';

ALTER TABLE kaa_template_schema.doors_schoolnotice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_schoolnotice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_schoolnoticeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    nonce character varying(32) NOT NULL,
    kind character varying(8) NOT NULL,
    happened_on date NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    sent_by character varying(100) DEFAULT ''::character varying NOT NULL,
    pupil_name character varying(100) DEFAULT ''::character varying NOT NULL,
    personnummer character varying(14) DEFAULT ''::character varying NOT NULL,
    state character varying(8) DEFAULT 'new'::character varying NOT NULL,
    result character varying(14) DEFAULT ''::character varying NOT NULL,
    decided_on date,
    anonymised_on date,
    decided_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT doors_schoolnoticeevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.doors_schoolnoticeevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnoticeevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnoticeevent.nonce IS 'of the form that was filled in: sent twice is kept once';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnoticeevent.happened_on IS 'first day, last day, or the first day of the absence';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnoticeevent.received_on IS 'received_at in Stockholm: lateness = received_on - happened_on';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnoticeevent.personnummer IS 'canonical';

COMMENT ON COLUMN kaa_template_schema.doors_schoolnoticeevent.anonymised_on IS 'the person is gone; the row counts';

ALTER TABLE kaa_template_schema.doors_schoolnoticeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_schoolnoticeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_schoolunit (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    code character varying(8) NOT NULL,
    name character varying(120) NOT NULL,
    municipality_code character varying(4) NOT NULL,
    email character varying(254) DEFAULT ''::character varying NOT NULL,
    archived_at timestamp with time zone,
    CONSTRAINT doors_schoolunit_version_check CHECK ((version >= 0)),
    CONSTRAINT schoolunit_code_shape CHECK (((code)::text ~ '^[0-9]{8}$'::text)),
    CONSTRAINT schoolunit_municipality_shape CHECK (((municipality_code)::text ~ '^[0-9]{4}$'::text))
);

COMMENT ON TABLE kaa_template_schema.doors_schoolunit IS 'School units';

COMMENT ON COLUMN kaa_template_schema.doors_schoolunit.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_schoolunit.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.doors_schoolunit.code IS 'Skolverket''s, eight digits';

COMMENT ON COLUMN kaa_template_schema.doors_schoolunit.municipality_code IS 'where the school lies';

COMMENT ON COLUMN kaa_template_schema.doors_schoolunit.email IS 'a mailbox of the school: codes go there';

ALTER TABLE kaa_template_schema.doors_schoolunit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_schoolunit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_schoolunitevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    code character varying(8) NOT NULL,
    name character varying(120) NOT NULL,
    municipality_code character varying(4) NOT NULL,
    email character varying(254) DEFAULT ''::character varying NOT NULL,
    archived_at timestamp with time zone,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT doors_schoolunitevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.doors_schoolunitevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_schoolunitevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.doors_schoolunitevent.code IS 'Skolverket''s, eight digits';

COMMENT ON COLUMN kaa_template_schema.doors_schoolunitevent.municipality_code IS 'where the school lies';

COMMENT ON COLUMN kaa_template_schema.doors_schoolunitevent.email IS 'a mailbox of the school: codes go there';

ALTER TABLE kaa_template_schema.doors_schoolunitevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_schoolunitevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_selfreferral (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    nonce character varying(32) NOT NULL,
    who character varying(10) NOT NULL,
    about character varying(10) NOT NULL,
    name character varying(100) NOT NULL,
    phone character varying(16) DEFAULT ''::character varying NOT NULL,
    email character varying(254) DEFAULT ''::character varying NOT NULL,
    language character varying(20) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    state character varying(12) DEFAULT 'new'::character varying NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    youth_id bigint,
    CONSTRAINT doors_selfreferral_version_check CHECK ((version >= 0)),
    CONSTRAINT selfreferral_can_be_reached CHECK (((NOT ((phone)::text = ''::text)) OR (NOT ((email)::text = ''::text)))),
    CONSTRAINT selfreferral_decided_when CHECK ((((decided_at IS NULL) AND ((state)::text = 'new'::text)) OR ((NOT ((state)::text = 'new'::text)) AND (NOT (decided_at IS NULL)))))
);

COMMENT ON TABLE kaa_template_schema.doors_selfreferral IS 'Self-referrals, outside the register';

COMMENT ON COLUMN kaa_template_schema.doors_selfreferral.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_selfreferral.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.doors_selfreferral.nonce IS 'of the form that was filled in: sent twice is kept once';

COMMENT ON COLUMN kaa_template_schema.doors_selfreferral.language IS 'key of the language that the form was read in';

ALTER TABLE kaa_template_schema.doors_selfreferral ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_selfreferral_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.doors_selfreferralevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    nonce character varying(32) NOT NULL,
    who character varying(10) NOT NULL,
    about character varying(10) NOT NULL,
    name character varying(100) NOT NULL,
    phone character varying(16) DEFAULT ''::character varying NOT NULL,
    email character varying(254) DEFAULT ''::character varying NOT NULL,
    language character varying(20) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    state character varying(12) DEFAULT 'new'::character varying NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint,
    CONSTRAINT doors_selfreferralevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.doors_selfreferralevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.doors_selfreferralevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.doors_selfreferralevent.nonce IS 'of the form that was filled in: sent twice is kept once';

COMMENT ON COLUMN kaa_template_schema.doors_selfreferralevent.language IS 'key of the language that the form was read in';

ALTER TABLE kaa_template_schema.doors_selfreferralevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.doors_selfreferralevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_handover (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    unit character varying(120) NOT NULL,
    wish character varying(5) NOT NULL,
    said_on date NOT NULL,
    handed_over_on date,
    noted_by_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT handover_wanted CHECK (((handed_over_on IS NULL) OR ((wish)::text = 'yes'::text))),
    CONSTRAINT letters_handover_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.letters_handover IS 'Handovers to another unit';

COMMENT ON COLUMN kaa_template_schema.letters_handover.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_handover.version IS 'optimistic lock';

ALTER TABLE kaa_template_schema.letters_handover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_handover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_handoverevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    unit character varying(120) NOT NULL,
    wish character varying(5) NOT NULL,
    said_on date NOT NULL,
    handed_over_on date,
    noted_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    CONSTRAINT letters_handoverevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.letters_handoverevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_handoverevent.version IS 'optimistic lock';

ALTER TABLE kaa_template_schema.letters_handoverevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_handoverevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_leftout (
    id bigint NOT NULL,
    reason character varying(20) NOT NULL,
    youth_id bigint NOT NULL,
    mailing_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.letters_leftout IS 'Youths who got nothing in a mailing';

ALTER TABLE kaa_template_schema.letters_leftout ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_leftout_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_letter (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    step_key character varying(60) NOT NULL,
    occasion date NOT NULL,
    recipient character varying(9) NOT NULL,
    language character varying(20) NOT NULL,
    name character varying(330) DEFAULT ''::character varying NOT NULL,
    care_of character varying(100) DEFAULT ''::character varying NOT NULL,
    street character varying(254) DEFAULT ''::character varying NOT NULL,
    postcode character varying(5) DEFAULT ''::character varying NOT NULL,
    city character varying(60) DEFAULT ''::character varying NOT NULL,
    destination character varying(254) DEFAULT ''::character varying NOT NULL,
    state character varying(9) DEFAULT 'made'::character varying NOT NULL,
    reason character varying(20) DEFAULT ''::character varying NOT NULL,
    decided_on date,
    contact_id bigint,
    decided_by_id bigint,
    detail_id bigint,
    guardian_id bigint,
    guardian_2_id bigint,
    instead_of_id bigint,
    message_id bigint,
    youth_id bigint NOT NULL,
    file_id bigint,
    mailing_id bigint NOT NULL,
    CONSTRAINT letter_withdrawn_for_a_reason CHECK (((NOT ((state)::text = 'withdrawn'::text)) OR (NOT ((reason)::text = ''::text))))
);

COMMENT ON TABLE kaa_template_schema.letters_letter IS 'Letters and messages, one for each recipient';

COMMENT ON COLUMN kaa_template_schema.letters_letter.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_letter.name IS 'the addressee as written then';

COMMENT ON COLUMN kaa_template_schema.letters_letter.destination IS 'telephone or e-mail';

COMMENT ON COLUMN kaa_template_schema.letters_letter.decided_on IS 'when it was sent, withdrawn or came back';

COMMENT ON COLUMN kaa_template_schema.letters_letter.detail_id IS 'what it was addressed by; none: a guardian''s own';

COMMENT ON COLUMN kaa_template_schema.letters_letter.guardian_2_id IS 'the other guardian at the same address: one letter to both';

COMMENT ON COLUMN kaa_template_schema.letters_letter.instead_of_id IS 'the withdrawn one whose place it takes';

ALTER TABLE kaa_template_schema.letters_letter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_letter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_letterevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    step_key character varying(60) NOT NULL,
    occasion date NOT NULL,
    recipient character varying(9) NOT NULL,
    language character varying(20) NOT NULL,
    state character varying(9) DEFAULT 'made'::character varying NOT NULL,
    reason character varying(20) DEFAULT ''::character varying NOT NULL,
    decided_on date,
    contact_id bigint,
    decided_by_id bigint,
    detail_id bigint,
    guardian_id bigint,
    guardian_2_id bigint,
    instead_of_id bigint,
    message_id bigint,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    file_id bigint,
    mailing_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.letters_letterevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_letterevent.decided_on IS 'when it was sent, withdrawn or came back';

COMMENT ON COLUMN kaa_template_schema.letters_letterevent.detail_id IS 'what it was addressed by; none: a guardian''s own';

COMMENT ON COLUMN kaa_template_schema.letters_letterevent.guardian_2_id IS 'the other guardian at the same address: one letter to both';

COMMENT ON COLUMN kaa_template_schema.letters_letterevent.instead_of_id IS 'the withdrawn one whose place it takes';

ALTER TABLE kaa_template_schema.letters_letterevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_letterevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_letterfile (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    kind character varying(8) NOT NULL,
    number integer NOT NULL,
    letters_count integer NOT NULL,
    file_id bigint NOT NULL,
    mailing_id bigint NOT NULL,
    CONSTRAINT letters_letterfile_letters_count_check CHECK ((letters_count >= 0)),
    CONSTRAINT letters_letterfile_number_check CHECK ((number >= 0))
);

COMMENT ON TABLE kaa_template_schema.letters_letterfile IS 'Printable files of letters';

COMMENT ON COLUMN kaa_template_schema.letters_letterfile.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.letters_letterfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_letterfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_lettertemplate (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    key character varying(40) NOT NULL,
    name character varying(100) NOT NULL,
    channel character varying(12) NOT NULL,
    sent_to character varying(8) NOT NULL,
    is_farewell boolean DEFAULT false NOT NULL,
    archived_at timestamp with time zone,
    after_18_id bigint,
    CONSTRAINT letters_lettertemplate_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.letters_lettertemplate IS 'Templates of letters and messages';

COMMENT ON COLUMN kaa_template_schema.letters_lettertemplate.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_lettertemplate.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.letters_lettertemplate.key IS 'stable: steps of a ladder name a template by it';

COMMENT ON COLUMN kaa_template_schema.letters_lettertemplate.is_farewell IS 'the letter at 20: the only one also sent after the 20th birthday';

COMMENT ON COLUMN kaa_template_schema.letters_lettertemplate.after_18_id IS 'what goes to the youth in its place when guardians are not written to any more';

ALTER TABLE kaa_template_schema.letters_lettertemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_lettertemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_lettertemplateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    key character varying(40) NOT NULL,
    name character varying(100) NOT NULL,
    channel character varying(12) NOT NULL,
    sent_to character varying(8) NOT NULL,
    is_farewell boolean DEFAULT false NOT NULL,
    archived_at timestamp with time zone,
    after_18_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT letters_lettertemplateevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.letters_lettertemplateevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_lettertemplateevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.letters_lettertemplateevent.key IS 'stable: steps of a ladder name a template by it';

COMMENT ON COLUMN kaa_template_schema.letters_lettertemplateevent.is_farewell IS 'the letter at 20: the only one also sent after the 20th birthday';

COMMENT ON COLUMN kaa_template_schema.letters_lettertemplateevent.after_18_id IS 'what goes to the youth in its place when guardians are not written to any more';

ALTER TABLE kaa_template_schema.letters_lettertemplateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_lettertemplateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_mailing (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    channel character varying(12) NOT NULL,
    language character varying(20) NOT NULL,
    step_key character varying(60) NOT NULL,
    occasion date NOT NULL,
    "values" jsonb DEFAULT '{}'::jsonb NOT NULL,
    once uuid,
    made_on date NOT NULL,
    made_by_id bigint,
    version_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.letters_mailing IS 'Letters and messages made at once';

COMMENT ON COLUMN kaa_template_schema.letters_mailing.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_mailing.step_key IS 'a ladder''s step, or what else it was made for';

COMMENT ON COLUMN kaa_template_schema.letters_mailing.occasion IS 'the step''s day: ages are counted on it';

COMMENT ON COLUMN kaa_template_schema.letters_mailing."values" IS 'what was written for all of them, as the visit''s day';

COMMENT ON COLUMN kaa_template_schema.letters_mailing.once IS 'the form''s own key: pressed twice, it is one mailing';

ALTER TABLE kaa_template_schema.letters_mailing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_mailing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_mailingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    channel character varying(12) NOT NULL,
    language character varying(20) NOT NULL,
    step_key character varying(60) NOT NULL,
    occasion date NOT NULL,
    "values" jsonb DEFAULT '{}'::jsonb NOT NULL,
    once uuid,
    made_on date NOT NULL,
    made_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    version_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.letters_mailingevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_mailingevent.step_key IS 'a ladder''s step, or what else it was made for';

COMMENT ON COLUMN kaa_template_schema.letters_mailingevent.occasion IS 'the step''s day: ages are counted on it';

COMMENT ON COLUMN kaa_template_schema.letters_mailingevent."values" IS 'what was written for all of them, as the visit''s day';

COMMENT ON COLUMN kaa_template_schema.letters_mailingevent.once IS 'the form''s own key: pressed twice, it is one mailing';

ALTER TABLE kaa_template_schema.letters_mailingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_mailingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_sender (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(120) NOT NULL,
    street character varying(100) DEFAULT ''::character varying NOT NULL,
    postcode character varying(6) DEFAULT ''::character varying NOT NULL,
    city character varying(60) DEFAULT ''::character varying NOT NULL,
    phone character varying(40) DEFAULT ''::character varying NOT NULL,
    email character varying(254) DEFAULT ''::character varying NOT NULL,
    web character varying(120) DEFAULT ''::character varying NOT NULL,
    turn_to text DEFAULT ''::text NOT NULL,
    "window" character varying(5) DEFAULT 'right'::character varying NOT NULL,
    is_only boolean DEFAULT true NOT NULL,
    CONSTRAINT letters_sender_version_check CHECK ((version >= 0)),
    CONSTRAINT sender_only CHECK (is_only)
);

COMMENT ON TABLE kaa_template_schema.letters_sender IS 'The sender of letters';

COMMENT ON COLUMN kaa_template_schema.letters_sender.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_sender.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.letters_sender.is_only IS 'always true: there is one row';

ALTER TABLE kaa_template_schema.letters_sender ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_sender_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_senderevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(120) NOT NULL,
    street character varying(100) DEFAULT ''::character varying NOT NULL,
    postcode character varying(6) DEFAULT ''::character varying NOT NULL,
    city character varying(60) DEFAULT ''::character varying NOT NULL,
    phone character varying(40) DEFAULT ''::character varying NOT NULL,
    email character varying(254) DEFAULT ''::character varying NOT NULL,
    web character varying(120) DEFAULT ''::character varying NOT NULL,
    turn_to text DEFAULT ''::text NOT NULL,
    "window" character varying(5) DEFAULT 'right'::character varying NOT NULL,
    is_only boolean DEFAULT true NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT letters_senderevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.letters_senderevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_senderevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.letters_senderevent.is_only IS 'always true: there is one row';

ALTER TABLE kaa_template_schema.letters_senderevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_senderevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_smsgateway (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    kind character varying(5) NOT NULL,
    address character varying(300) NOT NULL,
    username character varying(200) DEFAULT ''::character varying NOT NULL,
    sender character varying(15) NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_only boolean DEFAULT true NOT NULL,
    CONSTRAINT letters_smsgateway_version_check CHECK ((version >= 0)),
    CONSTRAINT smsgateway_only CHECK (is_only)
);

COMMENT ON TABLE kaa_template_schema.letters_smsgateway IS 'The gateway of text messages';

COMMENT ON COLUMN kaa_template_schema.letters_smsgateway.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_smsgateway.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.letters_smsgateway.is_only IS 'always true: there is one row';

ALTER TABLE kaa_template_schema.letters_smsgateway ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_smsgateway_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_smsgatewayevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    kind character varying(5) NOT NULL,
    address character varying(300) NOT NULL,
    username character varying(200) DEFAULT ''::character varying NOT NULL,
    sender character varying(15) NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_only boolean DEFAULT true NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT letters_smsgatewayevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.letters_smsgatewayevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_smsgatewayevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.letters_smsgatewayevent.is_only IS 'always true: there is one row';

ALTER TABLE kaa_template_schema.letters_smsgatewayevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_smsgatewayevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.letters_templateversion (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    number integer NOT NULL,
    texts jsonb NOT NULL,
    made_by_id bigint,
    template_id bigint NOT NULL,
    CONSTRAINT letters_templateversion_number_check CHECK ((number >= 0))
);

COMMENT ON TABLE kaa_template_schema.letters_templateversion IS 'Versions of templates'' texts';

COMMENT ON COLUMN kaa_template_schema.letters_templateversion.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.letters_templateversion.texts IS 'by language: subject and body, with fields in braces';

ALTER TABLE kaa_template_schema.letters_templateversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.letters_templateversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_contact (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    at timestamp with time zone NOT NULL,
    channel character varying(40) NOT NULL,
    channel_version smallint NOT NULL,
    recipient character varying(40) NOT NULL,
    outcome character varying(40) NOT NULL,
    outcome_version smallint NOT NULL,
    note character varying(500) DEFAULT ''::character varying NOT NULL,
    occupation_id bigint,
    user_id bigint,
    youth_id bigint NOT NULL,
    recipient_version smallint NOT NULL,
    CONSTRAINT outreach_contact_channel_version_check CHECK ((channel_version >= 0)),
    CONSTRAINT outreach_contact_outcome_version_check CHECK ((outcome_version >= 0)),
    CONSTRAINT outreach_contact_recipient_version_check CHECK ((recipient_version >= 0)),
    CONSTRAINT outreach_contact_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.outreach_contact IS 'Contacts and attempts';

COMMENT ON COLUMN kaa_template_schema.outreach_contact.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.outreach_contact.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.outreach_contact.recipient IS 'informant code: youth, guardian, ...';

ALTER TABLE kaa_template_schema.outreach_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_contactevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    at timestamp with time zone NOT NULL,
    channel character varying(40) NOT NULL,
    channel_version smallint NOT NULL,
    recipient character varying(40) NOT NULL,
    outcome character varying(40) NOT NULL,
    outcome_version smallint NOT NULL,
    note character varying(500) DEFAULT ''::character varying NOT NULL,
    occupation_id bigint,
    pgh_obj_id bigint NOT NULL,
    user_id bigint,
    youth_id bigint NOT NULL,
    recipient_version smallint NOT NULL,
    CONSTRAINT outreach_contactevent_channel_version_check CHECK ((channel_version >= 0)),
    CONSTRAINT outreach_contactevent_outcome_version_check CHECK ((outcome_version >= 0)),
    CONSTRAINT outreach_contactevent_recipient_version_check CHECK ((recipient_version >= 0)),
    CONSTRAINT outreach_contactevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.outreach_contactevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.outreach_contactevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.outreach_contactevent.recipient IS 'informant code: youth, guardian, ...';

ALTER TABLE kaa_template_schema.outreach_contactevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_contactevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_ladder (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(80) NOT NULL,
    starter character varying(30) DEFAULT ''::character varying NOT NULL,
    is_default boolean DEFAULT false NOT NULL,
    reasons character varying(40)[] DEFAULT '{}'::character varying(40)[] NOT NULL,
    age_from smallint DEFAULT 15 NOT NULL,
    age_to smallint DEFAULT 19 NOT NULL,
    start_days smallint DEFAULT 7 NOT NULL,
    archived_at timestamp with time zone,
    CONSTRAINT ladder_ages CHECK ((age_from <= age_to)),
    CONSTRAINT outreach_ladder_age_from_check CHECK ((age_from >= 0)),
    CONSTRAINT outreach_ladder_age_to_check CHECK ((age_to >= 0)),
    CONSTRAINT outreach_ladder_start_days_check CHECK ((start_days >= 0)),
    CONSTRAINT outreach_ladder_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.outreach_ladder IS 'Outreach ladders';

COMMENT ON COLUMN kaa_template_schema.outreach_ladder.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.outreach_ladder.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.outreach_ladder.starter IS 'shipped ladder it was copied from';

COMMENT ON COLUMN kaa_template_schema.outreach_ladder.is_default IS 'for those whom no other ladder is for';

COMMENT ON COLUMN kaa_template_schema.outreach_ladder.reasons IS 'latest_studies codes; empty: all';

COMMENT ON COLUMN kaa_template_schema.outreach_ladder.start_days IS 'the first step is due so many days after registration';

ALTER TABLE kaa_template_schema.outreach_ladder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_ladder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_ladderevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(80) NOT NULL,
    starter character varying(30) DEFAULT ''::character varying NOT NULL,
    is_default boolean DEFAULT false NOT NULL,
    reasons character varying(40)[] DEFAULT '{}'::character varying(40)[] NOT NULL,
    age_from smallint DEFAULT 15 NOT NULL,
    age_to smallint DEFAULT 19 NOT NULL,
    start_days smallint DEFAULT 7 NOT NULL,
    archived_at timestamp with time zone,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT outreach_ladderevent_age_from_check CHECK ((age_from >= 0)),
    CONSTRAINT outreach_ladderevent_age_to_check CHECK ((age_to >= 0)),
    CONSTRAINT outreach_ladderevent_start_days_check CHECK ((start_days >= 0)),
    CONSTRAINT outreach_ladderevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.outreach_ladderevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderevent.starter IS 'shipped ladder it was copied from';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderevent.is_default IS 'for those whom no other ladder is for';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderevent.reasons IS 'latest_studies codes; empty: all';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderevent.start_days IS 'the first step is due so many days after registration';

ALTER TABLE kaa_template_schema.outreach_ladderevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_ladderevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_ladderstep (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    "position" smallint NOT NULL,
    way character varying(20) NOT NULL,
    audience character varying(10) DEFAULT 'by_age'::character varying NOT NULL,
    reasons character varying(40)[] DEFAULT '{}'::character varying(40)[] NOT NULL,
    age_from smallint DEFAULT 15 NOT NULL,
    age_to smallint DEFAULT 19 NOT NULL,
    tries smallint DEFAULT 1 NOT NULL,
    days_between smallint DEFAULT 3 NOT NULL,
    wait_days smallint DEFAULT 7 NOT NULL,
    pause_months smallint DEFAULT 0 NOT NULL,
    hold_from smallint,
    hold_until smallint,
    follows jsonb DEFAULT '{}'::jsonb NOT NULL,
    ladder_id bigint NOT NULL,
    CONSTRAINT ladderstep_ages CHECK ((age_from <= age_to)),
    CONSTRAINT ladderstep_counts CHECK ((("position" >= 1) AND (tries >= 1))),
    CONSTRAINT ladderstep_hold CHECK ((((hold_from IS NULL) AND (hold_until IS NULL)) OR (hold_from < hold_until))),
    CONSTRAINT ladderstep_pause CHECK (((NOT ((way)::text = 'pause'::text)) OR (pause_months >= 1))),
    CONSTRAINT outreach_ladderstep_age_from_check CHECK ((age_from >= 0)),
    CONSTRAINT outreach_ladderstep_age_to_check CHECK ((age_to >= 0)),
    CONSTRAINT outreach_ladderstep_days_between_check CHECK ((days_between >= 0)),
    CONSTRAINT outreach_ladderstep_hold_from_check CHECK ((hold_from >= 0)),
    CONSTRAINT outreach_ladderstep_hold_until_check CHECK ((hold_until >= 0)),
    CONSTRAINT outreach_ladderstep_pause_months_check CHECK ((pause_months >= 0)),
    CONSTRAINT outreach_ladderstep_position_check CHECK (("position" >= 0)),
    CONSTRAINT outreach_ladderstep_tries_check CHECK ((tries >= 0)),
    CONSTRAINT outreach_ladderstep_version_check CHECK ((version >= 0)),
    CONSTRAINT outreach_ladderstep_wait_days_check CHECK ((wait_days >= 0))
);

COMMENT ON TABLE kaa_template_schema.outreach_ladderstep IS 'Steps of outreach ladders';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstep.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstep.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstep.reasons IS 'latest_studies codes; empty: all';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstep.tries IS 'on different days';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstep.pause_months IS 'of a pause';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstep.hold_from IS 'month * 100 + day: not taken from then';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstep.hold_until IS 'month * 100 + day: until then';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstep.follows IS 'situation -> {then, step (public id), months}, where it is not as usual';

ALTER TABLE kaa_template_schema.outreach_ladderstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_ladderstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_ladderstepevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    "position" smallint NOT NULL,
    way character varying(20) NOT NULL,
    audience character varying(10) DEFAULT 'by_age'::character varying NOT NULL,
    reasons character varying(40)[] DEFAULT '{}'::character varying(40)[] NOT NULL,
    age_from smallint DEFAULT 15 NOT NULL,
    age_to smallint DEFAULT 19 NOT NULL,
    tries smallint DEFAULT 1 NOT NULL,
    days_between smallint DEFAULT 3 NOT NULL,
    wait_days smallint DEFAULT 7 NOT NULL,
    pause_months smallint DEFAULT 0 NOT NULL,
    hold_from smallint,
    hold_until smallint,
    follows jsonb DEFAULT '{}'::jsonb NOT NULL,
    ladder_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT outreach_ladderstepevent_age_from_check CHECK ((age_from >= 0)),
    CONSTRAINT outreach_ladderstepevent_age_to_check CHECK ((age_to >= 0)),
    CONSTRAINT outreach_ladderstepevent_days_between_check CHECK ((days_between >= 0)),
    CONSTRAINT outreach_ladderstepevent_hold_from_check CHECK ((hold_from >= 0)),
    CONSTRAINT outreach_ladderstepevent_hold_until_check CHECK ((hold_until >= 0)),
    CONSTRAINT outreach_ladderstepevent_pause_months_check CHECK ((pause_months >= 0)),
    CONSTRAINT outreach_ladderstepevent_position_check CHECK (("position" >= 0)),
    CONSTRAINT outreach_ladderstepevent_tries_check CHECK ((tries >= 0)),
    CONSTRAINT outreach_ladderstepevent_version_check CHECK ((version >= 0)),
    CONSTRAINT outreach_ladderstepevent_wait_days_check CHECK ((wait_days >= 0))
);

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstepevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstepevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstepevent.reasons IS 'latest_studies codes; empty: all';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstepevent.tries IS 'on different days';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstepevent.pause_months IS 'of a pause';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstepevent.hold_from IS 'month * 100 + day: not taken from then';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstepevent.hold_until IS 'month * 100 + day: until then';

COMMENT ON COLUMN kaa_template_schema.outreach_ladderstepevent.follows IS 'situation -> {then, step (public id), months}, where it is not as usual';

ALTER TABLE kaa_template_schema.outreach_ladderstepevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_ladderstepevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_outreachpause (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    made_at timestamp with time zone NOT NULL,
    until_on date NOT NULL,
    reason character varying(20) NOT NULL,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by_id bigint,
    user_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT outreach_outreachpause_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.outreach_outreachpause IS 'Days of the next contact, set by staff';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachpause.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachpause.version IS 'optimistic lock';

ALTER TABLE kaa_template_schema.outreach_outreachpause ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_outreachpause_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_outreachpauseevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    made_at timestamp with time zone NOT NULL,
    until_on date NOT NULL,
    reason character varying(20) NOT NULL,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    user_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT outreach_outreachpauseevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.outreach_outreachpauseevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachpauseevent.version IS 'optimistic lock';

ALTER TABLE kaa_template_schema.outreach_outreachpauseevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_outreachpauseevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_outreachsettings (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    valid_from date NOT NULL,
    first_contact_days smallint DEFAULT 30 NOT NULL,
    new_days smallint DEFAULT 30 NOT NULL,
    call_back_days smallint DEFAULT 7 NOT NULL,
    follow_up_days smallint DEFAULT 90 NOT NULL,
    guarantee_days smallint DEFAULT 30 NOT NULL,
    best_before jsonb DEFAULT '{}'::jsonb NOT NULL,
    decided_by_id bigint,
    CONSTRAINT outreach_outreachsettings_call_back_days_check CHECK ((call_back_days >= 0)),
    CONSTRAINT outreach_outreachsettings_first_contact_days_check CHECK ((first_contact_days >= 0)),
    CONSTRAINT outreach_outreachsettings_follow_up_days_check CHECK ((follow_up_days >= 0)),
    CONSTRAINT outreach_outreachsettings_guarantee_days_check CHECK ((guarantee_days >= 0)),
    CONSTRAINT outreach_outreachsettings_new_days_check CHECK ((new_days >= 0)),
    CONSTRAINT outreachsettings_days CHECK (((call_back_days >= 1) AND (first_contact_days >= 1) AND (follow_up_days >= 1)))
);

COMMENT ON TABLE kaa_template_schema.outreach_outreachsettings IS 'Settings of outreach, dated';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettings.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettings.first_contact_days IS 'I4: first attempt within';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettings.new_days IS 'the guarantee lists those registered later apart';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettings.call_back_days IS 'asked to be contacted later, no day said';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettings.follow_up_days IS 'after a contact without a known occupation';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettings.guarantee_days IS 'before the half year''s end it is due at the latest';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettings.best_before IS 'occupation code -> months; others as shipped';

ALTER TABLE kaa_template_schema.outreach_outreachsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_outreachsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_outreachsettingsevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    valid_from date NOT NULL,
    first_contact_days smallint DEFAULT 30 NOT NULL,
    new_days smallint DEFAULT 30 NOT NULL,
    call_back_days smallint DEFAULT 7 NOT NULL,
    follow_up_days smallint DEFAULT 90 NOT NULL,
    guarantee_days smallint DEFAULT 30 NOT NULL,
    best_before jsonb DEFAULT '{}'::jsonb NOT NULL,
    decided_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT outreach_outreachsettingsevent_call_back_days_check CHECK ((call_back_days >= 0)),
    CONSTRAINT outreach_outreachsettingsevent_first_contact_days_check CHECK ((first_contact_days >= 0)),
    CONSTRAINT outreach_outreachsettingsevent_follow_up_days_check CHECK ((follow_up_days >= 0)),
    CONSTRAINT outreach_outreachsettingsevent_guarantee_days_check CHECK ((guarantee_days >= 0)),
    CONSTRAINT outreach_outreachsettingsevent_new_days_check CHECK ((new_days >= 0))
);

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettingsevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettingsevent.first_contact_days IS 'I4: first attempt within';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettingsevent.new_days IS 'the guarantee lists those registered later apart';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettingsevent.call_back_days IS 'asked to be contacted later, no day said';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettingsevent.follow_up_days IS 'after a contact without a known occupation';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettingsevent.guarantee_days IS 'before the half year''s end it is due at the latest';

COMMENT ON COLUMN kaa_template_schema.outreach_outreachsettingsevent.best_before IS 'occupation code -> months; others as shipped';

ALTER TABLE kaa_template_schema.outreach_outreachsettingsevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_outreachsettingsevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_steprecord (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    at timestamp with time zone NOT NULL,
    way character varying(20) NOT NULL,
    result character varying(10) NOT NULL,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    user_id bigint,
    youth_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.outreach_steprecord IS 'Steps of a ladder done without a contact, or passed over';

COMMENT ON COLUMN kaa_template_schema.outreach_steprecord.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.outreach_steprecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_steprecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.outreach_steprecordevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    at timestamp with time zone NOT NULL,
    way character varying(20) NOT NULL,
    result character varying(10) NOT NULL,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    pgh_obj_id bigint NOT NULL,
    user_id bigint,
    youth_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.outreach_steprecordevent.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.outreach_steprecordevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.outreach_steprecordevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.pghistory_context (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    metadata jsonb NOT NULL
);

CREATE TABLE kaa_template_schema.register_compulsoryschool (
    id bigint NOT NULL,
    school_unit character varying(20) DEFAULT ''::character varying NOT NULL,
    school_name character varying(120) DEFAULT ''::character varying NOT NULL,
    ended_on date,
    source character varying(40) NOT NULL,
    youth_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.register_compulsoryschool IS 'The school of year 9';

ALTER TABLE kaa_template_schema.register_compulsoryschool ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_compulsoryschool_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_compulsoryschoolevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    school_unit character varying(20) DEFAULT ''::character varying NOT NULL,
    school_name character varying(120) DEFAULT ''::character varying NOT NULL,
    ended_on date,
    source character varying(40) NOT NULL,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL
);

ALTER TABLE kaa_template_schema.register_compulsoryschoolevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_compulsoryschoolevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_contactdetail (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    kind character varying(8) NOT NULL,
    value character varying(254) NOT NULL,
    care_of character varying(100) DEFAULT ''::character varying NOT NULL,
    postcode character varying(5) DEFAULT ''::character varying NOT NULL,
    city character varying(60) DEFAULT ''::character varying NOT NULL,
    source character varying(40) NOT NULL,
    first_seen_on date NOT NULL,
    last_seen_on date NOT NULL,
    gone_on date,
    failed_on date,
    failed_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    youth_id bigint NOT NULL,
    failed_reason_version smallint,
    CONSTRAINT register_contactdetail_failed_reason_version_check CHECK ((failed_reason_version >= 0))
);

COMMENT ON TABLE kaa_template_schema.register_contactdetail IS 'Contact details';

COMMENT ON COLUMN kaa_template_schema.register_contactdetail.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_contactdetail.value IS 'number as digits with leading + or 0; e-mail; street and number';

COMMENT ON COLUMN kaa_template_schema.register_contactdetail.source IS 'a source''s name, or ''staff''';

COMMENT ON COLUMN kaa_template_schema.register_contactdetail.gone_on IS 'when the source stopped giving it';

COMMENT ON COLUMN kaa_template_schema.register_contactdetail.failed_reason IS 'contact_outcome code that failed it';

ALTER TABLE kaa_template_schema.register_contactdetail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_contactdetail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_contactdetailevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    kind character varying(8) NOT NULL,
    value character varying(254) NOT NULL,
    care_of character varying(100) DEFAULT ''::character varying NOT NULL,
    postcode character varying(5) DEFAULT ''::character varying NOT NULL,
    city character varying(60) DEFAULT ''::character varying NOT NULL,
    source character varying(40) NOT NULL,
    first_seen_on date NOT NULL,
    last_seen_on date NOT NULL,
    gone_on date,
    failed_on date,
    failed_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    failed_reason_version smallint,
    CONSTRAINT register_contactdetailevent_failed_reason_version_check CHECK ((failed_reason_version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.register_contactdetailevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_contactdetailevent.value IS 'number as digits with leading + or 0; e-mail; street and number';

COMMENT ON COLUMN kaa_template_schema.register_contactdetailevent.source IS 'a source''s name, or ''staff''';

COMMENT ON COLUMN kaa_template_schema.register_contactdetailevent.gone_on IS 'when the source stopped giving it';

COMMENT ON COLUMN kaa_template_schema.register_contactdetailevent.failed_reason IS 'contact_outcome code that failed it';

ALTER TABLE kaa_template_schema.register_contactdetailevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_contactdetailevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_draft (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    form character varying(40) NOT NULL,
    subject uuid NOT NULL,
    "values" jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    youth_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.register_draft IS 'Drafts of forms';

COMMENT ON COLUMN kaa_template_schema.register_draft.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_draft.form IS 'the name of the form''s address';

COMMENT ON COLUMN kaa_template_schema.register_draft.subject IS 'public id in the form''s address: the youth''s, or the mended row''s';

COMMENT ON COLUMN kaa_template_schema.register_draft."values" IS 'the form''s fields as they were posted';

ALTER TABLE kaa_template_schema.register_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_exam (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    kind character varying(40) NOT NULL,
    kind_version smallint NOT NULL,
    awarded_on date NOT NULL,
    school_name character varying(120) DEFAULT ''::character varying NOT NULL,
    programme character varying(40) DEFAULT ''::character varying NOT NULL,
    source character varying(40) NOT NULL,
    first_seen_on date NOT NULL,
    youth_id bigint NOT NULL,
    CONSTRAINT register_exam_kind_version_check CHECK ((kind_version >= 0))
);

COMMENT ON TABLE kaa_template_schema.register_exam IS 'Diplomas and certificates';

COMMENT ON COLUMN kaa_template_schema.register_exam.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.register_exam ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_exam_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_examevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    kind character varying(40) NOT NULL,
    kind_version smallint NOT NULL,
    awarded_on date NOT NULL,
    school_name character varying(120) DEFAULT ''::character varying NOT NULL,
    programme character varying(40) DEFAULT ''::character varying NOT NULL,
    source character varying(40) NOT NULL,
    first_seen_on date NOT NULL,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    CONSTRAINT register_examevent_kind_version_check CHECK ((kind_version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.register_examevent.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.register_examevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_examevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_guardian (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    "position" smallint NOT NULL,
    name character varying(160) NOT NULL,
    phone character varying(30) DEFAULT ''::character varying NOT NULL,
    email character varying(254) DEFAULT ''::character varying NOT NULL,
    is_appointed boolean DEFAULT false NOT NULL,
    source character varying(40) NOT NULL,
    first_seen_on date NOT NULL,
    last_seen_on date NOT NULL,
    phone_failed_on date,
    youth_id bigint NOT NULL,
    address_failed_on date,
    care_of character varying(100) DEFAULT ''::character varying NOT NULL,
    city character varying(60) DEFAULT ''::character varying NOT NULL,
    email_failed_on date,
    is_protected boolean DEFAULT false NOT NULL,
    postcode character varying(5) DEFAULT ''::character varying NOT NULL,
    street character varying(254) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT guardian_protected_is_empty CHECK (((NOT is_protected) OR (((care_of)::text = ''::text) AND ((city)::text = ''::text) AND ((email)::text = ''::text) AND ((name)::text = ''::text) AND ((phone)::text = ''::text) AND ((postcode)::text = ''::text) AND ((street)::text = ''::text)))),
    CONSTRAINT register_guardian_position_check CHECK (("position" >= 0))
);

COMMENT ON TABLE kaa_template_schema.register_guardian IS 'Guardians';

COMMENT ON COLUMN kaa_template_schema.register_guardian.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_guardian."position" IS '1 or 2, as the source orders them';

COMMENT ON COLUMN kaa_template_schema.register_guardian.is_appointed IS 'god man, förordnad vårdnadshavare';

COMMENT ON COLUMN kaa_template_schema.register_guardian.is_protected IS 'protected identity: nothing is kept but that there is somebody, and nothing is sent';

ALTER TABLE kaa_template_schema.register_guardian ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_guardian_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_guardianevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    "position" smallint NOT NULL,
    name character varying(160) NOT NULL,
    phone character varying(30) DEFAULT ''::character varying NOT NULL,
    email character varying(254) DEFAULT ''::character varying NOT NULL,
    is_appointed boolean DEFAULT false NOT NULL,
    source character varying(40) NOT NULL,
    first_seen_on date NOT NULL,
    last_seen_on date NOT NULL,
    phone_failed_on date,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    address_failed_on date,
    care_of character varying(100) DEFAULT ''::character varying NOT NULL,
    city character varying(60) DEFAULT ''::character varying NOT NULL,
    email_failed_on date,
    is_protected boolean DEFAULT false NOT NULL,
    postcode character varying(5) DEFAULT ''::character varying NOT NULL,
    street character varying(254) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT register_guardianevent_position_check CHECK (("position" >= 0))
);

COMMENT ON COLUMN kaa_template_schema.register_guardianevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_guardianevent."position" IS '1 or 2, as the source orders them';

COMMENT ON COLUMN kaa_template_schema.register_guardianevent.is_appointed IS 'god man, förordnad vårdnadshavare';

COMMENT ON COLUMN kaa_template_schema.register_guardianevent.is_protected IS 'protected identity: nothing is kept but that there is somebody, and nothing is sent';

ALTER TABLE kaa_template_schema.register_guardianevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_guardianevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_identificationsettings (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    valid_from date NOT NULL,
    summer_month smallint DEFAULT 9 NOT NULL,
    summer_day smallint DEFAULT 15 NOT NULL,
    leap_birthday character varying(4) DEFAULT '0301'::character varying NOT NULL,
    automatic character varying(40)[] DEFAULT '{}'::character varying(40)[] NOT NULL,
    automatic_at_most integer,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    decided_by_id bigint,
    CONSTRAINT identificationsettings_summer CHECK ((((summer_day >= 1) AND (summer_day <= 31)) AND ((summer_month >= 1) AND (summer_month <= 12)))),
    CONSTRAINT register_identificationsettings_automatic_at_most_check CHECK ((automatic_at_most >= 0)),
    CONSTRAINT register_identificationsettings_summer_day_check CHECK ((summer_day >= 0)),
    CONSTRAINT register_identificationsettings_summer_month_check CHECK ((summer_month >= 0))
);

COMMENT ON TABLE kaa_template_schema.register_identificationsettings IS 'Settings of identification, dated';

COMMENT ON COLUMN kaa_template_schema.register_identificationsettings.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_identificationsettings.summer_day IS 'from this day a place that has not begun holds no proposal back';

COMMENT ON COLUMN kaa_template_schema.register_identificationsettings.automatic IS 'kind:reason of the proposals that are applied by themselves; never what is to be checked';

COMMENT ON COLUMN kaa_template_schema.register_identificationsettings.automatic_at_most IS 'more than this of a kind at once wait for a person; null: no limit';

ALTER TABLE kaa_template_schema.register_identificationsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_identificationsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_identificationsettingsevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    valid_from date NOT NULL,
    summer_month smallint DEFAULT 9 NOT NULL,
    summer_day smallint DEFAULT 15 NOT NULL,
    leap_birthday character varying(4) DEFAULT '0301'::character varying NOT NULL,
    automatic character varying(40)[] DEFAULT '{}'::character varying(40)[] NOT NULL,
    automatic_at_most integer,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    decided_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT register_identificationsettingsevent_automatic_at_most_check CHECK ((automatic_at_most >= 0)),
    CONSTRAINT register_identificationsettingsevent_summer_day_check CHECK ((summer_day >= 0)),
    CONSTRAINT register_identificationsettingsevent_summer_month_check CHECK ((summer_month >= 0))
);

COMMENT ON COLUMN kaa_template_schema.register_identificationsettingsevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_identificationsettingsevent.summer_day IS 'from this day a place that has not begun holds no proposal back';

COMMENT ON COLUMN kaa_template_schema.register_identificationsettingsevent.automatic IS 'kind:reason of the proposals that are applied by themselves; never what is to be checked';

COMMENT ON COLUMN kaa_template_schema.register_identificationsettingsevent.automatic_at_most IS 'more than this of a kind at once wait for a person; null: no limit';

ALTER TABLE kaa_template_schema.register_identificationsettingsevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_identificationsettingsevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_legalsex (
    id bigint NOT NULL,
    sex character varying(8) NOT NULL,
    valid_from date NOT NULL,
    youth_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.register_legalsex IS 'Legal sex, dated';

COMMENT ON COLUMN kaa_template_schema.register_legalsex.valid_from IS 'the birth date for the first one';

ALTER TABLE kaa_template_schema.register_legalsex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_legalsex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_legalsexevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    sex character varying(8) NOT NULL,
    valid_from date NOT NULL,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.register_legalsexevent.valid_from IS 'the birth date for the first one';

ALTER TABLE kaa_template_schema.register_legalsexevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_legalsexevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_listcolumns (
    id bigint NOT NULL,
    columns character varying(20)[] NOT NULL,
    user_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.register_listcolumns IS 'Chosen columns of the list of youths';

COMMENT ON COLUMN kaa_template_schema.register_listcolumns.columns IS 'keys of tenant_apps.register.list_columns';

ALTER TABLE kaa_template_schema.register_listcolumns ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_listcolumns_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_listworkbook (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    about character varying(500) NOT NULL,
    has_numbers boolean NOT NULL,
    youths uuid[] NOT NULL,
    file_id bigint NOT NULL,
    user_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.register_listworkbook IS 'Workbooks made from the list of youths';

COMMENT ON COLUMN kaa_template_schema.register_listworkbook.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_listworkbook.about IS 'the filter in words, as it stands in the file';

COMMENT ON COLUMN kaa_template_schema.register_listworkbook.has_numbers IS 'holds personal identity numbers';

COMMENT ON COLUMN kaa_template_schema.register_listworkbook.youths IS 'public ids of all youths in it: for the read log, and to withdraw it';

ALTER TABLE kaa_template_schema.register_listworkbook ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_listworkbook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_notsame (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    reason character varying(300) NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    decided_by_id bigint,
    first_id bigint NOT NULL,
    second_id bigint NOT NULL,
    CONSTRAINT notsame_ordered CHECK ((first_id < second_id))
);

COMMENT ON TABLE kaa_template_schema.register_notsame IS 'Pairs who are not the same person';

COMMENT ON COLUMN kaa_template_schema.register_notsame.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.register_notsame ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_notsame_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_notsameevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    reason character varying(300) NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    decided_by_id bigint,
    first_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    second_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.register_notsameevent.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.register_notsameevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_notsameevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_occupationfact (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    code character varying(40) NOT NULL,
    code_version smallint NOT NULL,
    as_of date NOT NULL,
    known_on date NOT NULL,
    informant character varying(40) NOT NULL,
    informant_version smallint NOT NULL,
    recorded_by_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT register_occupationfact_code_version_check CHECK ((code_version >= 0)),
    CONSTRAINT register_occupationfact_informant_version_check CHECK ((informant_version >= 0))
);

COMMENT ON TABLE kaa_template_schema.register_occupationfact IS 'Occupation facts';

COMMENT ON COLUMN kaa_template_schema.register_occupationfact.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.register_occupationfact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_occupationfact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_occupationfactevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    code character varying(40) NOT NULL,
    code_version smallint NOT NULL,
    as_of date NOT NULL,
    known_on date NOT NULL,
    informant character varying(40) NOT NULL,
    informant_version smallint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    recorded_by_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT register_occupationfactevent_code_version_check CHECK ((code_version >= 0)),
    CONSTRAINT register_occupationfactevent_informant_version_check CHECK ((informant_version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.register_occupationfactevent.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.register_occupationfactevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_occupationfactevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_preferreddetail (
    id bigint NOT NULL,
    detail_id bigint NOT NULL,
    youth_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.register_preferreddetail IS 'The contact detail to try first';

ALTER TABLE kaa_template_schema.register_preferreddetail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_preferreddetail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_preferreddetailevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    detail_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL
);

ALTER TABLE kaa_template_schema.register_preferreddetailevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_preferreddetailevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_proposal (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    kind character varying(8) NOT NULL,
    state character varying(8) DEFAULT 'new'::character varying NOT NULL,
    reason character varying(40) NOT NULL,
    municipality_code character varying(4) DEFAULT ''::character varying NOT NULL,
    since date NOT NULL,
    latest_studies character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    evidence jsonb DEFAULT '{}'::jsonb NOT NULL,
    fingerprint character varying(32) NOT NULL,
    found_on date NOT NULL,
    inquiry_until date,
    decision_note character varying(300) DEFAULT ''::character varying NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    registration_id bigint,
    youth_id bigint NOT NULL,
    end_reason_version smallint,
    latest_studies_version smallint,
    automatic_by_id bigint,
    CONSTRAINT register_proposal_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT register_proposal_latest_studies_version_check CHECK ((latest_studies_version >= 0)),
    CONSTRAINT register_proposal_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.register_proposal IS 'Proposals in, out and to check';

COMMENT ON COLUMN kaa_template_schema.register_proposal.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_proposal.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.register_proposal.reason IS 'code of tenant_apps.register.identification.reasons';

COMMENT ON COLUMN kaa_template_schema.register_proposal.since IS 'covered_from (in) or ceased_on (out)';

COMMENT ON COLUMN kaa_template_schema.register_proposal.evidence IS 'deciding row: table, id, and the dates and codes the words are made of';

COMMENT ON COLUMN kaa_template_schema.register_proposal.fingerprint IS 'of the source rows behind it: a rejected one comes back only when it changes';

COMMENT ON COLUMN kaa_template_schema.register_proposal.automatic_by_id IS 'set: applied by itself, by these settings';

ALTER TABLE kaa_template_schema.register_proposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_proposalevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    kind character varying(8) NOT NULL,
    state character varying(8) DEFAULT 'new'::character varying NOT NULL,
    reason character varying(40) NOT NULL,
    municipality_code character varying(4) DEFAULT ''::character varying NOT NULL,
    since date NOT NULL,
    latest_studies character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    evidence jsonb DEFAULT '{}'::jsonb NOT NULL,
    fingerprint character varying(32) NOT NULL,
    found_on date NOT NULL,
    inquiry_until date,
    decision_note character varying(300) DEFAULT ''::character varying NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    registration_id bigint,
    youth_id bigint NOT NULL,
    end_reason_version smallint,
    latest_studies_version smallint,
    automatic_by_id bigint,
    CONSTRAINT register_proposalevent_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT register_proposalevent_latest_studies_version_check CHECK ((latest_studies_version >= 0)),
    CONSTRAINT register_proposalevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.register_proposalevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_proposalevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.register_proposalevent.reason IS 'code of tenant_apps.register.identification.reasons';

COMMENT ON COLUMN kaa_template_schema.register_proposalevent.since IS 'covered_from (in) or ceased_on (out)';

COMMENT ON COLUMN kaa_template_schema.register_proposalevent.evidence IS 'deciding row: table, id, and the dates and codes the words are made of';

COMMENT ON COLUMN kaa_template_schema.register_proposalevent.fingerprint IS 'of the source rows behind it: a rejected one comes back only when it changes';

COMMENT ON COLUMN kaa_template_schema.register_proposalevent.automatic_by_id IS 'set: applied by itself, by these settings';

ALTER TABLE kaa_template_schema.register_proposalevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_proposalevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_protectionnotice (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    kind character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    source character varying(40) DEFAULT ''::character varying NOT NULL,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    handled_at timestamp with time zone,
    by_id bigint,
    handled_by_id bigint,
    youth_id bigint
);

COMMENT ON TABLE kaa_template_schema.register_protectionnotice IS 'Events of protection';

COMMENT ON COLUMN kaa_template_schema.register_protectionnotice.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_protectionnotice.source IS 'empty: by hand';

ALTER TABLE kaa_template_schema.register_protectionnotice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_protectionnotice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_registration (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    municipality_code character varying(4) NOT NULL,
    covered_from date NOT NULL,
    registered_on date NOT NULL,
    ceased_on date,
    deregistered_on date,
    latest_studies character varying(40) DEFAULT ''::character varying NOT NULL,
    latest_studies_version smallint,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason_version smallint,
    source_note character varying(300) DEFAULT ''::character varying NOT NULL,
    mistaken_at timestamp with time zone,
    mistaken_reason character varying(300) DEFAULT ''::character varying NOT NULL,
    mistaken_by_id bigint,
    opened_by_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT register_registration_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT register_registration_latest_studies_version_check CHECK ((latest_studies_version >= 0)),
    CONSTRAINT register_registration_version_check CHECK ((version >= 0)),
    CONSTRAINT registration_ends_after_start CHECK (((deregistered_on IS NULL) OR (deregistered_on >= registered_on))),
    CONSTRAINT registration_found_after_covered CHECK ((covered_from <= registered_on))
);

COMMENT ON TABLE kaa_template_schema.register_registration IS 'Periods in KAA''s register';

COMMENT ON COLUMN kaa_template_schema.register_registration.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_registration.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.register_registration.municipality_code IS 'SCB: RKom';

COMMENT ON COLUMN kaa_template_schema.register_registration.latest_studies IS 'SCB: SenSysReg';

COMMENT ON COLUMN kaa_template_schema.register_registration.end_reason IS 'SCB: GrundAvreg';

COMMENT ON COLUMN kaa_template_schema.register_registration.source_note IS 'by hand: from where, and why';

COMMENT ON COLUMN kaa_template_schema.register_registration.mistaken_at IS 'made by mistake: never exported, stays visible';

ALTER TABLE kaa_template_schema.register_registration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_registration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_registrationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    municipality_code character varying(4) NOT NULL,
    covered_from date NOT NULL,
    registered_on date NOT NULL,
    ceased_on date,
    deregistered_on date,
    latest_studies character varying(40) DEFAULT ''::character varying NOT NULL,
    latest_studies_version smallint,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason_version smallint,
    source_note character varying(300) DEFAULT ''::character varying NOT NULL,
    mistaken_at timestamp with time zone,
    mistaken_reason character varying(300) DEFAULT ''::character varying NOT NULL,
    mistaken_by_id bigint,
    opened_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    CONSTRAINT register_registrationevent_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT register_registrationevent_latest_studies_version_check CHECK ((latest_studies_version >= 0)),
    CONSTRAINT register_registrationevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.register_registrationevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_registrationevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.register_registrationevent.municipality_code IS 'SCB: RKom';

COMMENT ON COLUMN kaa_template_schema.register_registrationevent.latest_studies IS 'SCB: SenSysReg';

COMMENT ON COLUMN kaa_template_schema.register_registrationevent.end_reason IS 'SCB: GrundAvreg';

COMMENT ON COLUMN kaa_template_schema.register_registrationevent.source_note IS 'by hand: from where, and why';

COMMENT ON COLUMN kaa_template_schema.register_registrationevent.mistaken_at IS 'made by mistake: never exported, stays visible';

ALTER TABLE kaa_template_schema.register_registrationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_registrationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_residence (
    id bigint NOT NULL,
    municipality_code character varying(4) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    first_in_sweden_on date,
    source character varying(40) NOT NULL,
    youth_id bigint NOT NULL,
    source_note character varying(300) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT residence_ends_after_start CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

COMMENT ON TABLE kaa_template_schema.register_residence IS 'Home municipality, dated';

COMMENT ON COLUMN kaa_template_schema.register_residence.valid_from IS 'when it was first seen, or the date of the move when the source gives it';

COMMENT ON COLUMN kaa_template_schema.register_residence.valid_to IS 'first day elsewhere; half-open';

COMMENT ON COLUMN kaa_template_schema.register_residence.first_in_sweden_on IS 'immigrated: first registered in Sweden';

COMMENT ON COLUMN kaa_template_schema.register_residence.source_note IS 'by hand: from where it is known, and why';

ALTER TABLE kaa_template_schema.register_residence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_residence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_residenceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    municipality_code character varying(4) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    first_in_sweden_on date,
    source character varying(40) NOT NULL,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    source_note character varying(300) DEFAULT ''::character varying NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.register_residenceevent.valid_from IS 'when it was first seen, or the date of the move when the source gives it';

COMMENT ON COLUMN kaa_template_schema.register_residenceevent.valid_to IS 'first day elsewhere; half-open';

COMMENT ON COLUMN kaa_template_schema.register_residenceevent.first_in_sweden_on IS 'immigrated: first registered in Sweden';

COMMENT ON COLUMN kaa_template_schema.register_residenceevent.source_note IS 'by hand: from where it is known, and why';

ALTER TABLE kaa_template_schema.register_residenceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_residenceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_savedfilter (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    name character varying(60) NOT NULL,
    "values" jsonb NOT NULL,
    is_default boolean DEFAULT false NOT NULL,
    is_shared boolean DEFAULT false NOT NULL,
    user_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.register_savedfilter IS 'Saved filters of the list of youths';

COMMENT ON COLUMN kaa_template_schema.register_savedfilter.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_savedfilter."values" IS 'codes and public ids by the filter''s fields, and the order; no names of youths';

COMMENT ON COLUMN kaa_template_schema.register_savedfilter.is_default IS 'what the list opens with';

ALTER TABLE kaa_template_schema.register_savedfilter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_savedfilter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_schoolplacement (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    source character varying(40) NOT NULL,
    school_form character varying(40) NOT NULL,
    school_form_version smallint NOT NULL,
    school_unit character varying(20) DEFAULT ''::character varying NOT NULL,
    school_name character varying(120) DEFAULT ''::character varying NOT NULL,
    programme character varying(40) DEFAULT ''::character varying NOT NULL,
    year smallint,
    started_on date NOT NULL,
    ended_on date,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason_version smallint,
    first_seen_on date NOT NULL,
    end_first_seen_on date,
    last_seen_on date NOT NULL,
    gone_on date,
    youth_id bigint NOT NULL,
    CONSTRAINT register_schoolplacement_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT register_schoolplacement_school_form_version_check CHECK ((school_form_version >= 0)),
    CONSTRAINT register_schoolplacement_year_check CHECK ((year >= 0))
);

COMMENT ON TABLE kaa_template_schema.register_schoolplacement IS 'School placements per source';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacement.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacement.school_unit IS 'Skolverket''s unit code when known';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacement.programme IS 'programme code as the source gives it';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacement.ended_on IS 'last day; a placement covers D when start <= D and (no end or end >= D)';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacement.end_reason IS 'code of placement_end';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacement.first_seen_on IS 'as-of date of the run that first gave it: lateness counts from here';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacement.gone_on IS 'as-of date of the run that no longer gave it; it says nothing from then on';

ALTER TABLE kaa_template_schema.register_schoolplacement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_schoolplacement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_schoolplacementevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    source character varying(40) NOT NULL,
    school_form character varying(40) NOT NULL,
    school_form_version smallint NOT NULL,
    school_unit character varying(20) DEFAULT ''::character varying NOT NULL,
    school_name character varying(120) DEFAULT ''::character varying NOT NULL,
    programme character varying(40) DEFAULT ''::character varying NOT NULL,
    year smallint,
    started_on date NOT NULL,
    ended_on date,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason_version smallint,
    first_seen_on date NOT NULL,
    end_first_seen_on date,
    last_seen_on date NOT NULL,
    gone_on date,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    CONSTRAINT register_schoolplacementevent_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT register_schoolplacementevent_school_form_version_check CHECK ((school_form_version >= 0)),
    CONSTRAINT register_schoolplacementevent_year_check CHECK ((year >= 0))
);

COMMENT ON COLUMN kaa_template_schema.register_schoolplacementevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacementevent.school_unit IS 'Skolverket''s unit code when known';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacementevent.programme IS 'programme code as the source gives it';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacementevent.ended_on IS 'last day; a placement covers D when start <= D and (no end or end >= D)';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacementevent.end_reason IS 'code of placement_end';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacementevent.first_seen_on IS 'as-of date of the run that first gave it: lateness counts from here';

COMMENT ON COLUMN kaa_template_schema.register_schoolplacementevent.gone_on IS 'as-of date of the run that no longer gave it; it says nothing from then on';

ALTER TABLE kaa_template_schema.register_schoolplacementevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_schoolplacementevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_youth (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    personnummer character varying(14),
    number_kind character varying(14) DEFAULT 'personnummer'::character varying NOT NULL,
    birth_date date NOT NULL,
    given_name character varying(160) DEFAULT ''::character varying NOT NULL,
    family_name character varying(160) DEFAULT ''::character varying NOT NULL,
    sort_key character varying(400) DEFAULT ''::character varying NOT NULL COLLATE pg_catalog."C",
    search_key character varying(400) DEFAULT ''::character varying NOT NULL COLLATE pg_catalog."C",
    protected_at timestamp with time zone,
    deceased_on date,
    exempt_until date,
    label_id bigint,
    unit_id bigint,
    exempt_reason character varying(300) DEFAULT ''::character varying NOT NULL,
    merged_into_id bigint,
    CONSTRAINT register_youth_version_check CHECK ((version >= 0)),
    CONSTRAINT youth_merged_is_empty CHECK (((merged_into_id IS NULL) OR (((family_name)::text = ''::text) AND ((given_name)::text = ''::text) AND (label_id IS NULL) AND (personnummer IS NULL) AND (unit_id IS NULL))))
);

COMMENT ON TABLE kaa_template_schema.register_youth IS 'Youths';

COMMENT ON COLUMN kaa_template_schema.register_youth.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_youth.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.register_youth.personnummer IS 'canonical: 12 digits, or YYYYMMDDTFnn';

COMMENT ON COLUMN kaa_template_schema.register_youth.birth_date IS 'the true one; the number may carry a day nearby';

COMMENT ON COLUMN kaa_template_schema.register_youth.sort_key IS 'kaa.core.names.sort_key of family name, given name';

COMMENT ON COLUMN kaa_template_schema.register_youth.search_key IS 'kaa.core.names.search_key of both names';

COMMENT ON COLUMN kaa_template_schema.register_youth.protected_at IS 'set: shown to named handlers only (PRV-20..24)';

COMMENT ON COLUMN kaa_template_schema.register_youth.exempt_until IS 'exempt from automatic proposals until, decided by hand';

COMMENT ON COLUMN kaa_template_schema.register_youth.merged_into_id IS 'set: an empty row, whose address leads to that youth';

ALTER TABLE kaa_template_schema.register_youth ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_youth_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_youthevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    personnummer character varying(14),
    number_kind character varying(14) DEFAULT 'personnummer'::character varying NOT NULL,
    birth_date date NOT NULL,
    given_name character varying(160) DEFAULT ''::character varying NOT NULL,
    family_name character varying(160) DEFAULT ''::character varying NOT NULL,
    sort_key character varying(400) DEFAULT ''::character varying NOT NULL COLLATE pg_catalog."C",
    search_key character varying(400) DEFAULT ''::character varying NOT NULL COLLATE pg_catalog."C",
    protected_at timestamp with time zone,
    deceased_on date,
    exempt_until date,
    label_id bigint,
    pgh_obj_id bigint NOT NULL,
    unit_id bigint,
    exempt_reason character varying(300) DEFAULT ''::character varying NOT NULL,
    merged_into_id bigint,
    CONSTRAINT register_youthevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.register_youthevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_youthevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.register_youthevent.personnummer IS 'canonical: 12 digits, or YYYYMMDDTFnn';

COMMENT ON COLUMN kaa_template_schema.register_youthevent.birth_date IS 'the true one; the number may carry a day nearby';

COMMENT ON COLUMN kaa_template_schema.register_youthevent.sort_key IS 'kaa.core.names.sort_key of family name, given name';

COMMENT ON COLUMN kaa_template_schema.register_youthevent.search_key IS 'kaa.core.names.search_key of both names';

COMMENT ON COLUMN kaa_template_schema.register_youthevent.protected_at IS 'set: shown to named handlers only (PRV-20..24)';

COMMENT ON COLUMN kaa_template_schema.register_youthevent.exempt_until IS 'exempt from automatic proposals until, decided by hand';

COMMENT ON COLUMN kaa_template_schema.register_youthevent.merged_into_id IS 'set: an empty row, whose address leads to that youth';

ALTER TABLE kaa_template_schema.register_youthevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_youthevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_youthmerge (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    state character varying(10) DEFAULT 'proposed'::character varying NOT NULL,
    reason character varying(300) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    applied_at timestamp with time zone,
    ended_at timestamp with time zone,
    end_reason character varying(300) DEFAULT ''::character varying NOT NULL,
    before jsonb DEFAULT '{}'::jsonb NOT NULL,
    moved jsonb DEFAULT '{}'::jsonb NOT NULL,
    applied_by_id bigint,
    away_id bigint NOT NULL,
    ended_by_id bigint,
    kept_id bigint NOT NULL,
    proposed_by_id bigint,
    CONSTRAINT youthmerge_of_two CHECK ((NOT (kept_id = away_id)))
);

COMMENT ON TABLE kaa_template_schema.register_youthmerge IS 'Merges of youths';

COMMENT ON COLUMN kaa_template_schema.register_youthmerge.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_youthmerge.reason IS 'from where it is known that they are one';

COMMENT ON COLUMN kaa_template_schema.register_youthmerge.ended_at IS 'divided again, or withdrawn';

COMMENT ON COLUMN kaa_template_schema.register_youthmerge.before IS 'columns of both youths before, and of the kept one as the merge left it';

COMMENT ON COLUMN kaa_template_schema.register_youthmerge.moved IS 'keys of the moved rows, by model and field';

ALTER TABLE kaa_template_schema.register_youthmerge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_youthmerge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_youthmergeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    state character varying(10) DEFAULT 'proposed'::character varying NOT NULL,
    reason character varying(300) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    applied_at timestamp with time zone,
    ended_at timestamp with time zone,
    end_reason character varying(300) DEFAULT ''::character varying NOT NULL,
    before jsonb DEFAULT '{}'::jsonb NOT NULL,
    moved jsonb DEFAULT '{}'::jsonb NOT NULL,
    applied_by_id bigint,
    away_id bigint NOT NULL,
    ended_by_id bigint,
    kept_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    proposed_by_id bigint
);

COMMENT ON COLUMN kaa_template_schema.register_youthmergeevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.register_youthmergeevent.reason IS 'from where it is known that they are one';

COMMENT ON COLUMN kaa_template_schema.register_youthmergeevent.ended_at IS 'divided again, or withdrawn';

COMMENT ON COLUMN kaa_template_schema.register_youthmergeevent.before IS 'columns of both youths before, and of the kept one as the merge left it';

COMMENT ON COLUMN kaa_template_schema.register_youthmergeevent.moved IS 'keys of the moved rows, by model and field';

ALTER TABLE kaa_template_schema.register_youthmergeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_youthmergeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_youthnumber (
    id bigint NOT NULL,
    value character varying(14) NOT NULL,
    kind character varying(14) NOT NULL,
    replaced_on date NOT NULL,
    youth_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.register_youthnumber IS 'Earlier numbers';

ALTER TABLE kaa_template_schema.register_youthnumber ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_youthnumber_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.register_youthnumberevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    value character varying(14) NOT NULL,
    kind character varying(14) NOT NULL,
    replaced_on date NOT NULL,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL
);

ALTER TABLE kaa_template_schema.register_youthnumberevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.register_youthnumberevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reminders_absence (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    cover_id bigint NOT NULL,
    set_by_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT absence_covered_by_another CHECK ((NOT (user_id = cover_id))),
    CONSTRAINT absence_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on > starts_on))),
    CONSTRAINT reminders_absence_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.reminders_absence IS 'Absences of staff, and who covers';

COMMENT ON COLUMN kaa_template_schema.reminders_absence.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reminders_absence.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.reminders_absence.ends_on IS 'half-open; null: until further notice';

ALTER TABLE kaa_template_schema.reminders_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reminders_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reminders_absenceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    cover_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    set_by_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT reminders_absenceevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.reminders_absenceevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reminders_absenceevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.reminders_absenceevent.ends_on IS 'half-open; null: until further notice';

ALTER TABLE kaa_template_schema.reminders_absenceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reminders_absenceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reminders_digestchoice (
    id bigint NOT NULL,
    pace character varying(10) DEFAULT 'weekly'::character varying NOT NULL,
    user_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.reminders_digestchoice IS 'How often each user gets the digest';

ALTER TABLE kaa_template_schema.reminders_digestchoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reminders_digestchoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reminders_digestchoiceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    pace character varying(10) DEFAULT 'weekly'::character varying NOT NULL,
    pgh_obj_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE kaa_template_schema.reminders_digestchoiceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reminders_digestchoiceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reminders_handover (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    note character varying(200) DEFAULT ''::character varying NOT NULL,
    moved jsonb DEFAULT '{}'::jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    returned jsonb DEFAULT '{}'::jsonb NOT NULL,
    by_id bigint,
    from_label_id bigint NOT NULL,
    to_label_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT handover_to_another CHECK ((NOT (from_label_id = to_label_id)))
);

COMMENT ON TABLE kaa_template_schema.reminders_handover IS 'Caseloads handed over';

COMMENT ON COLUMN kaa_template_schema.reminders_handover.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reminders_handover.moved IS 'keys of the moved rows by what they are';

COMMENT ON COLUMN kaa_template_schema.reminders_handover.returned IS 'keys of the rows that were handed back';

ALTER TABLE kaa_template_schema.reminders_handover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reminders_handover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reminders_notification (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    kind character varying(20) NOT NULL,
    key character varying(160) NOT NULL,
    target uuid,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    by_id bigint,
    user_id bigint NOT NULL,
    youth_id bigint
);

COMMENT ON TABLE kaa_template_schema.reminders_notification IS 'Notifications';

COMMENT ON COLUMN kaa_template_schema.reminders_notification.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reminders_notification.key IS 'what it is about: once for each user';

COMMENT ON COLUMN kaa_template_schema.reminders_notification.target IS 'public id of what it is about';

ALTER TABLE kaa_template_schema.reminders_notification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reminders_notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reminders_reminder (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    text character varying(200) NOT NULL,
    due_on date NOT NULL,
    first_due_on date NOT NULL,
    starts_on date NOT NULL,
    recurs character varying(10) DEFAULT ''::character varying NOT NULL,
    kind character varying(10) DEFAULT 'by_hand'::character varying NOT NULL,
    key character varying(120) DEFAULT ''::character varying NOT NULL,
    state character varying(10) DEFAULT 'open'::character varying NOT NULL,
    closed_at timestamp with time zone,
    closing_note character varying(200) DEFAULT ''::character varying NOT NULL,
    moved_at timestamp with time zone,
    closed_by_id bigint,
    contact_id bigint,
    created_by_id bigint,
    label_id bigint,
    moved_by_id bigint,
    previous_id bigint,
    user_id bigint,
    youth_id bigint,
    CONSTRAINT reminder_closed_at CHECK ((((closed_at IS NULL) AND ((state)::text = 'open'::text)) OR ((NOT ((state)::text = 'open'::text)) AND (closed_at IS NOT NULL)))),
    CONSTRAINT reminder_for_one CHECK (((user_id IS NULL) OR (label_id IS NULL))),
    CONSTRAINT reminder_for_somebody CHECK (((youth_id IS NOT NULL) OR (user_id IS NOT NULL) OR (label_id IS NOT NULL))),
    CONSTRAINT reminder_has_text CHECK ((NOT ((text)::text = ''::text))),
    CONSTRAINT reminder_not_its_own_next CHECK ((NOT ((previous_id = id) AND (previous_id IS NOT NULL)))),
    CONSTRAINT reminders_reminder_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.reminders_reminder IS 'Reminders';

COMMENT ON COLUMN kaa_template_schema.reminders_reminder.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reminders_reminder.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.reminders_reminder.first_due_on IS 'before anybody moved it; a series counts from starts_on';

COMMENT ON COLUMN kaa_template_schema.reminders_reminder.starts_on IS 'first day of the series: the last of a month stays the last of each';

COMMENT ON COLUMN kaa_template_schema.reminders_reminder.key IS 'what made it: one reminder, however often';

COMMENT ON COLUMN kaa_template_schema.reminders_reminder.contact_id IS 'the contact that made it';

COMMENT ON COLUMN kaa_template_schema.reminders_reminder.previous_id IS 'in a series: one next';

ALTER TABLE kaa_template_schema.reminders_reminder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reminders_reminder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reminders_reminderevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    text character varying(200) NOT NULL,
    due_on date NOT NULL,
    first_due_on date NOT NULL,
    starts_on date NOT NULL,
    recurs character varying(10) DEFAULT ''::character varying NOT NULL,
    kind character varying(10) DEFAULT 'by_hand'::character varying NOT NULL,
    key character varying(120) DEFAULT ''::character varying NOT NULL,
    state character varying(10) DEFAULT 'open'::character varying NOT NULL,
    closed_at timestamp with time zone,
    closing_note character varying(200) DEFAULT ''::character varying NOT NULL,
    moved_at timestamp with time zone,
    closed_by_id bigint,
    contact_id bigint,
    created_by_id bigint,
    label_id bigint,
    moved_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    previous_id bigint,
    user_id bigint,
    youth_id bigint,
    CONSTRAINT reminders_reminderevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.reminders_reminderevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reminders_reminderevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.reminders_reminderevent.first_due_on IS 'before anybody moved it; a series counts from starts_on';

COMMENT ON COLUMN kaa_template_schema.reminders_reminderevent.starts_on IS 'first day of the series: the last of a month stays the last of each';

COMMENT ON COLUMN kaa_template_schema.reminders_reminderevent.key IS 'what made it: one reminder, however often';

COMMENT ON COLUMN kaa_template_schema.reminders_reminderevent.contact_id IS 'the contact that made it';

COMMENT ON COLUMN kaa_template_schema.reminders_reminderevent.previous_id IS 'in a series: one next';

ALTER TABLE kaa_template_schema.reminders_reminderevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reminders_reminderevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reporting_answer (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    header_counts boolean NOT NULL,
    file_name character varying(200) DEFAULT ''::character varying NOT NULL,
    withdrawn_at timestamp with time zone,
    export_id bigint NOT NULL,
    recorded_by_id bigint,
    withdrawn_by_id bigint
);

COMMENT ON TABLE kaa_template_schema.reporting_answer IS 'SCB''s answers on half-year files';

COMMENT ON COLUMN kaa_template_schema.reporting_answer.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reporting_answer.header_counts IS 'SCB''s row 1 is the file''s header';

COMMENT ON COLUMN kaa_template_schema.reporting_answer.file_name IS 'empty: pasted';

COMMENT ON COLUMN kaa_template_schema.reporting_answer.withdrawn_at IS 'set: read in by mistake';

ALTER TABLE kaa_template_schema.reporting_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reporting_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reporting_answerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    header_counts boolean NOT NULL,
    file_name character varying(200) DEFAULT ''::character varying NOT NULL,
    withdrawn_at timestamp with time zone,
    export_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    recorded_by_id bigint,
    withdrawn_by_id bigint
);

COMMENT ON COLUMN kaa_template_schema.reporting_answerevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reporting_answerevent.header_counts IS 'SCB''s row 1 is the file''s header';

COMMENT ON COLUMN kaa_template_schema.reporting_answerevent.file_name IS 'empty: pasted';

COMMENT ON COLUMN kaa_template_schema.reporting_answerevent.withdrawn_at IS 'set: read in by mistake';

ALTER TABLE kaa_template_schema.reporting_answerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reporting_answerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reporting_export (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    period character varying(6) NOT NULL,
    municipality_code character varying(4) NOT NULL,
    format_version character varying(10) NOT NULL,
    sha256 character varying(64) NOT NULL,
    row_count integer NOT NULL,
    youth_count integer NOT NULL,
    manifest jsonb NOT NULL,
    number smallint NOT NULL,
    created_by_id bigint,
    file_id bigint NOT NULL,
    CONSTRAINT reporting_export_number_check CHECK ((number >= 0)),
    CONSTRAINT reporting_export_row_count_check CHECK ((row_count >= 0)),
    CONSTRAINT reporting_export_youth_count_check CHECK ((youth_count >= 0))
);

COMMENT ON TABLE kaa_template_schema.reporting_export IS 'Half-year files';

COMMENT ON COLUMN kaa_template_schema.reporting_export.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reporting_export.period IS '2026H2';

COMMENT ON COLUMN kaa_template_schema.reporting_export.manifest IS 'counts, versions of format and code lists, settings of the file';

COMMENT ON COLUMN kaa_template_schema.reporting_export.number IS '1, 2, ... within period and municipality code; a later one replaces the earlier at SCB';

ALTER TABLE kaa_template_schema.reporting_export ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reporting_export_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reporting_exportrow (
    row_number integer NOT NULL,
    youth_id bigint NOT NULL,
    registration_id bigint NOT NULL,
    event_kind character varying(12) NOT NULL,
    event_id bigint,
    export_id bigint NOT NULL,
    delivered_number integer,
    CONSTRAINT reporting_exportrow_delivered_number_check CHECK ((delivered_number >= 0)),
    CONSTRAINT reporting_exportrow_row_number_check CHECK ((row_number >= 0))
);

COMMENT ON TABLE kaa_template_schema.reporting_exportrow IS 'Rows of half-year files';

COMMENT ON COLUMN kaa_template_schema.reporting_exportrow.row_number IS 'data rows from 1; the header is not counted here';

COMMENT ON COLUMN kaa_template_schema.reporting_exportrow.event_kind IS 'none, occupation, intervention';

COMMENT ON COLUMN kaa_template_schema.reporting_exportrow.delivered_number IS 'the row''s number as the file was made, when rows before it have been taken out since';

CREATE TABLE kaa_template_schema.reporting_notice (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    period character varying(6) NOT NULL,
    kind character varying(12) NOT NULL,
    sent_on date NOT NULL,
    messages smallint DEFAULT 0 NOT NULL,
    sent_by_id bigint,
    CONSTRAINT reporting_notice_messages_check CHECK ((messages >= 0))
);

COMMENT ON TABLE kaa_template_schema.reporting_notice IS 'When labels were told of a half-year report';

COMMENT ON COLUMN kaa_template_schema.reporting_notice.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reporting_notice.period IS '2026H2';

COMMENT ON COLUMN kaa_template_schema.reporting_notice.messages IS 'how many were laid in the outbox';

ALTER TABLE kaa_template_schema.reporting_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reporting_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reporting_noticeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    period character varying(6) NOT NULL,
    kind character varying(12) NOT NULL,
    sent_on date NOT NULL,
    messages smallint DEFAULT 0 NOT NULL,
    pgh_obj_id bigint NOT NULL,
    sent_by_id bigint,
    CONSTRAINT reporting_noticeevent_messages_check CHECK ((messages >= 0))
);

COMMENT ON COLUMN kaa_template_schema.reporting_noticeevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reporting_noticeevent.period IS '2026H2';

COMMENT ON COLUMN kaa_template_schema.reporting_noticeevent.messages IS 'how many were laid in the outbox';

ALTER TABLE kaa_template_schema.reporting_noticeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reporting_noticeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reporting_readingcopy (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    created_by_id bigint,
    export_id bigint NOT NULL,
    file_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.reporting_readingcopy IS 'Reading copies of half-year files';

COMMENT ON COLUMN kaa_template_schema.reporting_readingcopy.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.reporting_readingcopy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reporting_readingcopy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reporting_receipt (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    kind character varying(12) NOT NULL,
    "on" date NOT NULL,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    withdrawn_at timestamp with time zone,
    export_id bigint NOT NULL,
    recorded_by_id bigint,
    withdrawn_by_id bigint
);

COMMENT ON TABLE kaa_template_schema.reporting_receipt IS 'Receipts of half-year files';

COMMENT ON COLUMN kaa_template_schema.reporting_receipt.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reporting_receipt.withdrawn_at IS 'set: it was written by mistake';

ALTER TABLE kaa_template_schema.reporting_receipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reporting_receipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reporting_receiptevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    kind character varying(12) NOT NULL,
    "on" date NOT NULL,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    withdrawn_at timestamp with time zone,
    export_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    recorded_by_id bigint,
    withdrawn_by_id bigint
);

COMMENT ON COLUMN kaa_template_schema.reporting_receiptevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reporting_receiptevent.withdrawn_at IS 'set: it was written by mistake';

ALTER TABLE kaa_template_schema.reporting_receiptevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reporting_receiptevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reporting_remark (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    row_number integer NOT NULL,
    data_row integer NOT NULL,
    text character varying(500) DEFAULT ''::character varying NOT NULL,
    answer_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    CONSTRAINT reporting_remark_data_row_check CHECK ((data_row >= 0)),
    CONSTRAINT reporting_remark_row_number_check CHECK ((row_number >= 0))
);

COMMENT ON TABLE kaa_template_schema.reporting_remark IS 'SCB''s remarks on rows of half-year files';

COMMENT ON COLUMN kaa_template_schema.reporting_remark.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reporting_remark.row_number IS 'as SCB wrote it';

COMMENT ON COLUMN kaa_template_schema.reporting_remark.data_row IS 'the file''s data rows from 1: reporting_exportrow';

COMMENT ON COLUMN kaa_template_schema.reporting_remark.text IS 'SCB''s own words';

ALTER TABLE kaa_template_schema.reporting_remark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reporting_remark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reporting_remarkevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    row_number integer NOT NULL,
    data_row integer NOT NULL,
    text character varying(500) DEFAULT ''::character varying NOT NULL,
    answer_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    CONSTRAINT reporting_remarkevent_data_row_check CHECK ((data_row >= 0)),
    CONSTRAINT reporting_remarkevent_row_number_check CHECK ((row_number >= 0))
);

COMMENT ON COLUMN kaa_template_schema.reporting_remarkevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.reporting_remarkevent.row_number IS 'as SCB wrote it';

COMMENT ON COLUMN kaa_template_schema.reporting_remarkevent.data_row IS 'the file''s data rows from 1: reporting_exportrow';

COMMENT ON COLUMN kaa_template_schema.reporting_remarkevent.text IS 'SCB''s own words';

ALTER TABLE kaa_template_schema.reporting_remarkevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.reporting_remarkevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.reporting_sealedexport (
    export_id bigint NOT NULL,
    manifest jsonb NOT NULL,
    rows jsonb NOT NULL,
    file_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.reporting_sealedexport IS 'Half-year files as they were made, sealed';

COMMENT ON COLUMN kaa_template_schema.reporting_sealedexport.rows IS 'line, youth, registration, kind of event, event, number as delivered';

CREATE TABLE kaa_template_schema.sources_connection (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    base_address character varying(300) NOT NULL,
    token_address character varying(300) NOT NULL,
    client_id character varying(200) NOT NULL,
    scope character varying(200) DEFAULT ''::character varying NOT NULL,
    units jsonb DEFAULT '[]'::jsonb NOT NULL,
    known_units jsonb DEFAULT '[]'::jsonb NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    applies boolean DEFAULT false NOT NULL,
    is_certified boolean DEFAULT false NOT NULL,
    certified_on date,
    scope_changed_at timestamp with time zone,
    certified_by_id bigint,
    source_id bigint NOT NULL,
    CONSTRAINT sources_connection_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.sources_connection IS 'Connections by SS 12000';

COMMENT ON COLUMN kaa_template_schema.sources_connection.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.sources_connection.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.sources_connection.units IS 'ids of the chosen organisations; empty: all that the server gives';

COMMENT ON COLUMN kaa_template_schema.sources_connection.known_units IS 'id, name and code of organisations at the last contact';

COMMENT ON COLUMN kaa_template_schema.sources_connection.is_certified IS 'the administrator certifies what a missing securityMarking means';

COMMENT ON COLUMN kaa_template_schema.sources_connection.scope_changed_at IS 'what is fetched was changed: the next fetch is a full one';

ALTER TABLE kaa_template_schema.sources_connection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_connection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_connectionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    base_address character varying(300) NOT NULL,
    token_address character varying(300) NOT NULL,
    client_id character varying(200) NOT NULL,
    scope character varying(200) DEFAULT ''::character varying NOT NULL,
    units jsonb DEFAULT '[]'::jsonb NOT NULL,
    known_units jsonb DEFAULT '[]'::jsonb NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    applies boolean DEFAULT false NOT NULL,
    is_certified boolean DEFAULT false NOT NULL,
    certified_on date,
    scope_changed_at timestamp with time zone,
    certified_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    source_id bigint NOT NULL,
    CONSTRAINT sources_connectionevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.sources_connectionevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.sources_connectionevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.sources_connectionevent.units IS 'ids of the chosen organisations; empty: all that the server gives';

COMMENT ON COLUMN kaa_template_schema.sources_connectionevent.known_units IS 'id, name and code of organisations at the last contact';

COMMENT ON COLUMN kaa_template_schema.sources_connectionevent.is_certified IS 'the administrator certifies what a missing securityMarking means';

COMMENT ON COLUMN kaa_template_schema.sources_connectionevent.scope_changed_at IS 'what is fetched was changed: the next fetch is a full one';

ALTER TABLE kaa_template_schema.sources_connectionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_connectionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_fetch (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    state character varying(8) DEFAULT 'running'::character varying NOT NULL,
    is_full boolean NOT NULL,
    since timestamp with time zone,
    until timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    persons integer DEFAULT 0 NOT NULL,
    problem character varying(40) DEFAULT ''::character varying NOT NULL,
    status smallint,
    notes jsonb DEFAULT '[]'::jsonb NOT NULL,
    connection_id bigint NOT NULL,
    run_id bigint,
    CONSTRAINT sources_fetch_persons_check CHECK ((persons >= 0)),
    CONSTRAINT sources_fetch_status_check CHECK ((status >= 0))
);

COMMENT ON TABLE kaa_template_schema.sources_fetch IS 'Fetches by SS 12000';

COMMENT ON COLUMN kaa_template_schema.sources_fetch.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.sources_fetch.since IS 'an increment: what was modified after this';

COMMENT ON COLUMN kaa_template_schema.sources_fetch.until IS 'the server''s clock when it began, less some minutes';

COMMENT ON COLUMN kaa_template_schema.sources_fetch.persons IS 'that the server gave, of all ages';

COMMENT ON COLUMN kaa_template_schema.sources_fetch.problem IS 'key of ss12000.messages';

COMMENT ON COLUMN kaa_template_schema.sources_fetch.status IS 'HTTP status of the last answer';

COMMENT ON COLUMN kaa_template_schema.sources_fetch.notes IS 'keys of ss12000.messages: what the server lacks';

ALTER TABLE kaa_template_schema.sources_fetch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_fetch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_historyrecord (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    content_hash character varying(32) NOT NULL,
    youth_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.sources_historyrecord IS 'Facts taken in from another system';

ALTER TABLE kaa_template_schema.sources_historyrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_historyrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_historyrecordevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    content_hash character varying(32) NOT NULL,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL
);

ALTER TABLE kaa_template_schema.sources_historyrecordevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_historyrecordevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_historyrow (
    row_number integer NOT NULL,
    part smallint NOT NULL,
    kind character varying(12) NOT NULL,
    personnummer character varying(14) DEFAULT ''::character varying NOT NULL,
    person jsonb DEFAULT '{}'::jsonb NOT NULL,
    given jsonb DEFAULT '{}'::jsonb NOT NULL,
    codes jsonb DEFAULT '{}'::jsonb NOT NULL,
    ours jsonb DEFAULT '{}'::jsonb NOT NULL,
    content_hash character varying(32) DEFAULT ''::character varying NOT NULL,
    occurrence smallint DEFAULT 1 NOT NULL,
    change character varying(8) DEFAULT 'new'::character varying NOT NULL,
    code character varying(40) DEFAULT ''::character varying NOT NULL,
    detail character varying(200) DEFAULT ''::character varying NOT NULL,
    youth_id bigint,
    run_id bigint NOT NULL,
    CONSTRAINT sources_historyrow_occurrence_check CHECK ((occurrence >= 0)),
    CONSTRAINT sources_historyrow_part_check CHECK ((part >= 0)),
    CONSTRAINT sources_historyrow_row_number_check CHECK ((row_number >= 0))
);

COMMENT ON TABLE kaa_template_schema.sources_historyrow IS 'What a file of history says, row by row';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.row_number IS 'as a person counts: the header is row 1';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.part IS 'a row of SCB''s file holds up to three facts';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.personnummer IS 'empty: could not be read, or is decided';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.person IS 'what a youth whom nobody knows is made of; else empty';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.given IS 'dates and texts';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.codes IS 'the other system''s codes, by our field';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.ours IS 'the same in our code lists; null: not chosen yet';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.content_hash IS 'an equal one of the same youth changes nothing';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.occurrence IS 'which of several equal facts';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.code IS 'key of tenant_apps.sources.history.messages';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.detail IS 'column; never a name or number';

COMMENT ON COLUMN kaa_template_schema.sources_historyrow.youth_id IS 'found by number or earlier number; no key';

CREATE TABLE kaa_template_schema.sources_importrun (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    state character varying(10) DEFAULT 'staged'::character varying NOT NULL,
    as_of date NOT NULL,
    file_name character varying(200) NOT NULL,
    file_sha256 character varying(64) NOT NULL,
    encoding character varying(20) DEFAULT ''::character varying NOT NULL,
    delimiter character varying(4) DEFAULT ''::character varying NOT NULL,
    rows integer DEFAULT 0 NOT NULL,
    counts jsonb DEFAULT '{}'::jsonb NOT NULL,
    protected_rows integer[] DEFAULT '{}'::integer[] NOT NULL,
    lifted_rows integer[] DEFAULT '{}'::integer[] NOT NULL,
    gone_youths bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    confirmed_reason character varying(300) DEFAULT ''::character varying NOT NULL,
    applied_at timestamp with time zone,
    applied_by_id bigint,
    created_by_id bigint,
    job_id bigint,
    source_id bigint NOT NULL,
    before jsonb DEFAULT '{}'::jsonb NOT NULL,
    undo_reason character varying(300) DEFAULT ''::character varying NOT NULL,
    undone_at timestamp with time zone,
    undone_by_id bigint,
    reading jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT sources_importrun_rows_check CHECK ((rows >= 0))
);

COMMENT ON TABLE kaa_template_schema.sources_importrun IS 'Import runs';

COMMENT ON COLUMN kaa_template_schema.sources_importrun.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.sources_importrun.counts IS 'new, changed, same, gone, came_back, refused, remarks, base';

COMMENT ON COLUMN kaa_template_schema.sources_importrun.protected_rows IS 'row numbers dropped by the reader; for handlers only';

COMMENT ON COLUMN kaa_template_schema.sources_importrun.lifted_rows IS 'unmarked rows whose person is under protection here: dropped too, and an event for the handler';

COMMENT ON COLUMN kaa_template_schema.sources_importrun.gone_youths IS 'keys of youths whom the file no longer names';

COMMENT ON COLUMN kaa_template_schema.sources_importrun.confirmed_reason IS 'why a large change is right';

COMMENT ON COLUMN kaa_template_schema.sources_importrun.before IS 'what undoing needs: the source''s own state before, and after which event each table''s history begins';

COMMENT ON COLUMN kaa_template_schema.sources_importrun.reading IS 'how the file was read: form, sheet, header row, mapping and version, certificate, why an older file was let in';

ALTER TABLE kaa_template_schema.sources_importrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_importrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_mapping (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(100) NOT NULL,
    definition jsonb NOT NULL,
    certified_name character varying(160) DEFAULT ''::character varying NOT NULL,
    certified_on date,
    certificate character varying(500) DEFAULT ''::character varying NOT NULL,
    certified_by_id bigint,
    CONSTRAINT mapping_certificate_whole CHECK (((((certificate)::text = ''::text) AND (certified_on IS NULL)) OR ((NOT ((certificate)::text = ''::text)) AND (NOT ((certified_name)::text = ''::text))))),
    CONSTRAINT sources_mapping_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.sources_mapping IS 'Mappings of columns and codes';

COMMENT ON COLUMN kaa_template_schema.sources_mapping.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.sources_mapping.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.sources_mapping.definition IS 'tenant_apps.sources.mapping.definitions: headings and codes, no person''s data';

COMMENT ON COLUMN kaa_template_schema.sources_mapping.certificate IS 'its words';

ALTER TABLE kaa_template_schema.sources_mapping ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_mapping_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_mappingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(100) NOT NULL,
    definition jsonb NOT NULL,
    certified_name character varying(160) DEFAULT ''::character varying NOT NULL,
    certified_on date,
    certificate character varying(500) DEFAULT ''::character varying NOT NULL,
    certified_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT sources_mappingevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.sources_mappingevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.sources_mappingevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.sources_mappingevent.definition IS 'tenant_apps.sources.mapping.definitions: headings and codes, no person''s data';

COMMENT ON COLUMN kaa_template_schema.sources_mappingevent.certificate IS 'its words';

ALTER TABLE kaa_template_schema.sources_mappingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_mappingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_remoteperson (
    id bigint NOT NULL,
    remote_id uuid NOT NULL,
    number_hash bytea NOT NULL,
    connection_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.sources_remoteperson IS 'Persons of a connection';

COMMENT ON COLUMN kaa_template_schema.sources_remoteperson.remote_id IS 'the school system''s id of the person';

COMMENT ON COLUMN kaa_template_schema.sources_remoteperson.number_hash IS 'HMAC of the number with a key of this tenant';

ALTER TABLE kaa_template_schema.sources_remoteperson ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_remoteperson_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_rowverdict (
    id bigint NOT NULL,
    row_number integer NOT NULL,
    verdict character varying(8) NOT NULL,
    code character varying(40) NOT NULL,
    detail character varying(200) DEFAULT ''::character varying NOT NULL,
    run_id bigint NOT NULL,
    youth_key bigint,
    CONSTRAINT sources_rowverdict_row_number_check CHECK ((row_number >= 0))
);

COMMENT ON TABLE kaa_template_schema.sources_rowverdict IS 'Verdicts on rows';

COMMENT ON COLUMN kaa_template_schema.sources_rowverdict.code IS 'key of tenant_apps.sources.messages';

COMMENT ON COLUMN kaa_template_schema.sources_rowverdict.detail IS 'column and value''s shape; never a name or number';

COMMENT ON COLUMN kaa_template_schema.sources_rowverdict.youth_key IS 'whose row it was, so that it goes if the youth comes under protection; no key';

ALTER TABLE kaa_template_schema.sources_rowverdict ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_rowverdict_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_source (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    slug character varying(40) NOT NULL,
    name character varying(100) NOT NULL,
    kind character varying(40) NOT NULL,
    settings jsonb DEFAULT '{}'::jsonb NOT NULL,
    last_as_of date,
    period_days smallint,
    mapping_id bigint,
    CONSTRAINT sources_source_period_days_check CHECK ((period_days >= 0))
);

COMMENT ON TABLE kaa_template_schema.sources_source IS 'Sources';

COMMENT ON COLUMN kaa_template_schema.sources_source.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.sources_source.kind IS 'shape of its files: key of the registry of readers';

COMMENT ON COLUMN kaa_template_schema.sources_source.period_days IS 'an alarm after one and a half (REL-04)';

COMMENT ON COLUMN kaa_template_schema.sources_source.mapping_id IS 'how its files are read; empty: by the shipped kind';

ALTER TABLE kaa_template_schema.sources_source ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_sourcerecord (
    id bigint NOT NULL,
    content_hash character varying(32) NOT NULL,
    first_seen_on date NOT NULL,
    changed_on date NOT NULL,
    gone_on date,
    applied_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    source_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    run_id bigint,
    row_hash character varying(32) DEFAULT ''::character varying NOT NULL
);

COMMENT ON TABLE kaa_template_schema.sources_sourcerecord IS 'What a source last said';

COMMENT ON COLUMN kaa_template_schema.sources_sourcerecord.gone_on IS 'no longer in the source''s files; never a deletion';

COMMENT ON COLUMN kaa_template_schema.sources_sourcerecord.run_id IS 'that wrote it last';

COMMENT ON COLUMN kaa_template_schema.sources_sourcerecord.row_hash IS 'an equal row need not even be read';

ALTER TABLE kaa_template_schema.sources_sourcerecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_sourcerecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_sourcerecordbefore (
    id bigint NOT NULL,
    content_hash character varying(32) NOT NULL,
    first_seen_on date NOT NULL,
    changed_on date NOT NULL,
    gone_on date,
    applied_at timestamp with time zone NOT NULL,
    before_run_id bigint,
    run_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    row_hash character varying(32) DEFAULT ''::character varying NOT NULL
);

COMMENT ON TABLE kaa_template_schema.sources_sourcerecordbefore IS 'What records said before a run';

ALTER TABLE kaa_template_schema.sources_sourcerecordbefore ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_sourcerecordbefore_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.sources_stagedrow (
    row_number integer NOT NULL,
    personnummer character varying(14) NOT NULL,
    number_kind character varying(14) NOT NULL,
    birth_date date NOT NULL,
    sex character varying(8) NOT NULL,
    given_name character varying(160) NOT NULL,
    family_name character varying(160) NOT NULL,
    sort_key character varying(400) NOT NULL COLLATE pg_catalog."C",
    search_key character varying(400) NOT NULL COLLATE pg_catalog."C",
    municipality_code character varying(4) NOT NULL,
    resident_from date,
    first_in_sweden_on date,
    care_of character varying(100) NOT NULL,
    street character varying(254) NOT NULL,
    postcode character varying(5) NOT NULL,
    city character varying(60) NOT NULL,
    phone character varying(30) NOT NULL,
    email character varying(254) NOT NULL,
    school_form character varying(40) NOT NULL,
    school_unit character varying(20) NOT NULL,
    school_name character varying(120) NOT NULL,
    programme character varying(40) NOT NULL,
    year smallint,
    started_on date,
    ended_on date,
    end_reason character varying(40) NOT NULL,
    compulsory_unit character varying(20) NOT NULL,
    compulsory_name character varying(120) NOT NULL,
    compulsory_ended_on date,
    guardian1_name character varying(160) NOT NULL,
    guardian1_phone character varying(30) NOT NULL,
    guardian1_email character varying(254) NOT NULL,
    guardian2_name character varying(160) NOT NULL,
    guardian2_phone character varying(30) NOT NULL,
    guardian2_email character varying(254) NOT NULL,
    exam_kind character varying(40) NOT NULL,
    exam_on date,
    content_hash character varying(32) NOT NULL,
    change character varying(10) DEFAULT ''::character varying NOT NULL,
    youth_id bigint,
    run_id bigint NOT NULL,
    row_hash character varying(32) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT sources_stagedrow_row_number_check CHECK ((row_number >= 0)),
    CONSTRAINT sources_stagedrow_year_check CHECK ((year >= 0))
);

COMMENT ON TABLE kaa_template_schema.sources_stagedrow IS 'Staging';

COMMENT ON COLUMN kaa_template_schema.sources_stagedrow.row_number IS 'as a person counts: the header is row 1';

COMMENT ON COLUMN kaa_template_schema.sources_stagedrow.school_form IS 'empty: no placement in this row';

COMMENT ON COLUMN kaa_template_schema.sources_stagedrow.content_hash IS 'of all the row says: an equal one changes nothing';

COMMENT ON COLUMN kaa_template_schema.sources_stagedrow.youth_id IS 'found by number or earlier number';

COMMENT ON COLUMN kaa_template_schema.sources_stagedrow.row_hash IS 'of the row to the letter; empty: to be read anew';

CREATE TABLE kaa_template_schema.sources_upload (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    name character varying(200) NOT NULL,
    draft jsonb DEFAULT '{}'::jsonb NOT NULL,
    is_mapped boolean DEFAULT false NOT NULL,
    certified_by_id bigint,
    created_by_id bigint,
    file_id bigint NOT NULL,
    source_id bigint
);

COMMENT ON TABLE kaa_template_schema.sources_upload IS 'Uploads being mapped';

COMMENT ON COLUMN kaa_template_schema.sources_upload.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.sources_upload.draft IS 'the mapping as far as it has come; no person''s data';

COMMENT ON COLUMN kaa_template_schema.sources_upload.is_mapped IS 'columns chosen: rows may be shown';

COMMENT ON COLUMN kaa_template_schema.sources_upload.file_id IS 'ciphertext';

ALTER TABLE kaa_template_schema.sources_upload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.sources_upload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_actionplan (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    started_on date NOT NULL,
    next_follow_up_on date,
    ended_on date,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason_version smallint,
    end_note character varying(300) DEFAULT ''::character varying NOT NULL,
    youth_id bigint NOT NULL,
    CONSTRAINT actionplan_ends_after_start CHECK (((ended_on IS NULL) OR (ended_on >= started_on))),
    CONSTRAINT actionplan_followed_or_ended CHECK (((((end_reason)::text = ''::text) AND (ended_on IS NULL) AND (next_follow_up_on IS NOT NULL)) OR ((ended_on IS NOT NULL) AND (next_follow_up_on IS NULL) AND (NOT ((end_reason)::text = ''::text))))),
    CONSTRAINT support_actionplan_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT support_actionplan_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_actionplan IS 'Individual action plans';

COMMENT ON COLUMN kaa_template_schema.support_actionplan.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_actionplan.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_actionplan.next_follow_up_on IS 'null: the plan has ended';

ALTER TABLE kaa_template_schema.support_actionplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_actionplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_actionplanevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    started_on date NOT NULL,
    next_follow_up_on date,
    ended_on date,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason_version smallint,
    end_note character varying(300) DEFAULT ''::character varying NOT NULL,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    CONSTRAINT support_actionplanevent_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT support_actionplanevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_actionplanevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_actionplanevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_actionplanevent.next_follow_up_on IS 'null: the plan has ended';

ALTER TABLE kaa_template_schema.support_actionplanevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_actionplanevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_answer (
    id bigint NOT NULL,
    sealed bytea NOT NULL,
    assessment_id bigint NOT NULL,
    question_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.support_answer IS 'Answers of mappings, sealed';

COMMENT ON COLUMN kaa_template_schema.support_answer.sealed IS 'the answer''s text, by the key of tenant_apps.work.sealing for zone B';

ALTER TABLE kaa_template_schema.support_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_answerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    sealed bytea NOT NULL,
    pgh_obj_id bigint NOT NULL,
    assessment_id bigint NOT NULL,
    question_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.support_answerevent.sealed IS 'the answer''s text, by the key of tenant_apps.work.sealing for zone B';

ALTER TABLE kaa_template_schema.support_answerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_answerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_assessment (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    held_on date NOT NULL,
    declined boolean DEFAULT false NOT NULL,
    user_id bigint,
    youth_id bigint NOT NULL,
    template_id bigint NOT NULL,
    CONSTRAINT support_assessment_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_assessment IS 'Mappings';

COMMENT ON COLUMN kaa_template_schema.support_assessment.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_assessment.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_assessment.declined IS 'the youth did not want to answer';

ALTER TABLE kaa_template_schema.support_assessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_assessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_assessmentdecision (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    decided_by character varying(120) NOT NULL,
    decided_on date NOT NULL,
    reference character varying(60) NOT NULL,
    scope character varying(500) NOT NULL,
    ended_on date,
    recorded_by_id bigint,
    CONSTRAINT assessmentdecision_is_whole CHECK (((NOT ((decided_by)::text = ''::text)) AND (NOT ((reference)::text = ''::text)) AND (NOT ((scope)::text = ''::text))))
);

COMMENT ON TABLE kaa_template_schema.support_assessmentdecision IS 'Decisions that mapping may be recorded';

COMMENT ON COLUMN kaa_template_schema.support_assessmentdecision.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_assessmentdecision.ended_on IS 'from this day mapping is off again';

ALTER TABLE kaa_template_schema.support_assessmentdecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_assessmentdecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_assessmentdecisionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    decided_by character varying(120) NOT NULL,
    decided_on date NOT NULL,
    reference character varying(60) NOT NULL,
    scope character varying(500) NOT NULL,
    ended_on date,
    pgh_obj_id bigint NOT NULL,
    recorded_by_id bigint
);

COMMENT ON COLUMN kaa_template_schema.support_assessmentdecisionevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_assessmentdecisionevent.ended_on IS 'from this day mapping is off again';

ALTER TABLE kaa_template_schema.support_assessmentdecisionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_assessmentdecisionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_assessmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    held_on date NOT NULL,
    declined boolean DEFAULT false NOT NULL,
    pgh_obj_id bigint NOT NULL,
    user_id bigint,
    youth_id bigint NOT NULL,
    template_id bigint NOT NULL,
    CONSTRAINT support_assessmentevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_assessmentevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_assessmentevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_assessmentevent.declined IS 'the youth did not want to answer';

ALTER TABLE kaa_template_schema.support_assessmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_assessmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_assessmentquestion (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    heading character varying(100) DEFAULT ''::character varying NOT NULL,
    text character varying(300) NOT NULL,
    may_record character varying(300) NOT NULL,
    choices jsonb DEFAULT '[]'::jsonb NOT NULL,
    max_length smallint DEFAULT 500 NOT NULL,
    template_id bigint NOT NULL,
    CONSTRAINT assessmentquestion_is_short CHECK (((max_length >= 1) AND (max_length <= 500))),
    CONSTRAINT assessmentquestion_says_what CHECK (((NOT ((may_record)::text = ''::text)) AND (NOT ((text)::text = ''::text)))),
    CONSTRAINT support_assessmentquestion_max_length_check CHECK ((max_length >= 0)),
    CONSTRAINT support_assessmentquestion_position_check CHECK (("position" >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_assessmentquestion IS 'Questions of mapping';

COMMENT ON COLUMN kaa_template_schema.support_assessmentquestion.heading IS 'set on the first question under it';

COMMENT ON COLUMN kaa_template_schema.support_assessmentquestion.may_record IS 'the instruction at the field (PRV-14)';

COMMENT ON COLUMN kaa_template_schema.support_assessmentquestion.choices IS 'texts to choose among; empty: free text';

ALTER TABLE kaa_template_schema.support_assessmentquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_assessmentquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_assessmentquestionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    heading character varying(100) DEFAULT ''::character varying NOT NULL,
    text character varying(300) NOT NULL,
    may_record character varying(300) NOT NULL,
    choices jsonb DEFAULT '[]'::jsonb NOT NULL,
    max_length smallint DEFAULT 500 NOT NULL,
    pgh_obj_id bigint NOT NULL,
    template_id bigint NOT NULL,
    CONSTRAINT support_assessmentquestionevent_max_length_check CHECK ((max_length >= 0)),
    CONSTRAINT support_assessmentquestionevent_position_check CHECK (("position" >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_assessmentquestionevent.heading IS 'set on the first question under it';

COMMENT ON COLUMN kaa_template_schema.support_assessmentquestionevent.may_record IS 'the instruction at the field (PRV-14)';

COMMENT ON COLUMN kaa_template_schema.support_assessmentquestionevent.choices IS 'texts to choose among; empty: free text';

ALTER TABLE kaa_template_schema.support_assessmentquestionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_assessmentquestionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_assessmenttemplate (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    slug character varying(40) NOT NULL,
    number smallint NOT NULL,
    name character varying(100) NOT NULL,
    purpose character varying(300) DEFAULT ''::character varying NOT NULL,
    is_shipped boolean DEFAULT false NOT NULL,
    replaced_on date,
    CONSTRAINT support_assessmenttemplate_number_check CHECK ((number >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_assessmenttemplate IS 'Question sets of mapping, in versions';

COMMENT ON COLUMN kaa_template_schema.support_assessmenttemplate.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_assessmenttemplate.is_shipped IS 'as it came with the service';

COMMENT ON COLUMN kaa_template_schema.support_assessmenttemplate.replaced_on IS 'set: a later version, or no longer in use';

ALTER TABLE kaa_template_schema.support_assessmenttemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_assessmenttemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_assessmenttemplateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    slug character varying(40) NOT NULL,
    number smallint NOT NULL,
    name character varying(100) NOT NULL,
    purpose character varying(300) DEFAULT ''::character varying NOT NULL,
    is_shipped boolean DEFAULT false NOT NULL,
    replaced_on date,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT support_assessmenttemplateevent_number_check CHECK ((number >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_assessmenttemplateevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_assessmenttemplateevent.is_shipped IS 'as it came with the service';

COMMENT ON COLUMN kaa_template_schema.support_assessmenttemplateevent.replaced_on IS 'set: a later version, or no longer in use';

ALTER TABLE kaa_template_schema.support_assessmenttemplateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_assessmenttemplateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_consent (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    agency character varying(40) NOT NULL,
    agency_version smallint NOT NULL,
    agency_name character varying(100) DEFAULT ''::character varying NOT NULL,
    data character varying(300) NOT NULL,
    purpose character varying(300) NOT NULL,
    given_by character varying(12) NOT NULL,
    given_how character varying(12) NOT NULL,
    given_on date NOT NULL,
    is_mature boolean,
    judged_by character varying(120) DEFAULT ''::character varying NOT NULL,
    judged_on date,
    valid_until date NOT NULL,
    withdrawn_on date,
    file_id bigint,
    recorded_by_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT consent_ends_after_start CHECK ((valid_until >= given_on)),
    CONSTRAINT consent_maturity_has_a_judge CHECK (((is_mature IS NULL) OR ((judged_on IS NOT NULL) AND (NOT ((judged_by)::text = ''::text))))),
    CONSTRAINT consent_of_a_guardian CHECK (((is_mature IS NULL) OR is_mature OR (NOT ((given_by)::text = 'youth'::text)))),
    CONSTRAINT consent_withdrawn_after_given CHECK (((withdrawn_on IS NULL) OR (withdrawn_on >= given_on))),
    CONSTRAINT support_consent_agency_version_check CHECK ((agency_version >= 0)),
    CONSTRAINT support_consent_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_consent IS 'Consents to exchange of data';

COMMENT ON COLUMN kaa_template_schema.support_consent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_consent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_consent.agency_name IS 'which office, or which other agency';

COMMENT ON COLUMN kaa_template_schema.support_consent.is_mature IS 'under 18: judged mature enough to consent alone; null: an adult';

COMMENT ON COLUMN kaa_template_schema.support_consent.judged_by IS 'who judged the maturity';

COMMENT ON COLUMN kaa_template_schema.support_consent.valid_until IS 'the last day';

COMMENT ON COLUMN kaa_template_schema.support_consent.withdrawn_on IS 'not valid from this day';

ALTER TABLE kaa_template_schema.support_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_consentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    agency character varying(40) NOT NULL,
    agency_version smallint NOT NULL,
    agency_name character varying(100) DEFAULT ''::character varying NOT NULL,
    data character varying(300) NOT NULL,
    purpose character varying(300) NOT NULL,
    given_by character varying(12) NOT NULL,
    given_how character varying(12) NOT NULL,
    given_on date NOT NULL,
    is_mature boolean,
    judged_by character varying(120) DEFAULT ''::character varying NOT NULL,
    judged_on date,
    valid_until date NOT NULL,
    withdrawn_on date,
    file_id bigint,
    pgh_obj_id bigint NOT NULL,
    recorded_by_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT support_consentevent_agency_version_check CHECK ((agency_version >= 0)),
    CONSTRAINT support_consentevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_consentevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_consentevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_consentevent.agency_name IS 'which office, or which other agency';

COMMENT ON COLUMN kaa_template_schema.support_consentevent.is_mature IS 'under 18: judged mature enough to consent alone; null: an adult';

COMMENT ON COLUMN kaa_template_schema.support_consentevent.judged_by IS 'who judged the maturity';

COMMENT ON COLUMN kaa_template_schema.support_consentevent.valid_until IS 'the last day';

COMMENT ON COLUMN kaa_template_schema.support_consentevent.withdrawn_on IS 'not valid from this day';

ALTER TABLE kaa_template_schema.support_consentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_consentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_coordinatedplan (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    initiator character varying(40) DEFAULT ''::character varying NOT NULL,
    initiator_version smallint,
    parties character varying(40)[] NOT NULL,
    parties_version smallint NOT NULL,
    consent_on date NOT NULL,
    called_on date NOT NULL,
    held_on date,
    responsible character varying(40) DEFAULT ''::character varying NOT NULL,
    responsible_version smallint,
    follow_up_on date,
    ended_on date,
    user_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT coordinatedplan_consent_first CHECK ((consent_on <= called_on)),
    CONSTRAINT coordinatedplan_ends_after_called CHECK (((ended_on IS NULL) OR (ended_on >= called_on))),
    CONSTRAINT coordinatedplan_followed_when_held CHECK (((follow_up_on IS NULL) OR (held_on IS NOT NULL))),
    CONSTRAINT coordinatedplan_has_parties CHECK ((
CASE
    WHEN (parties IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(parties, 1), 0)
END >= 1)),
    CONSTRAINT coordinatedplan_held_after_called CHECK (((held_on IS NULL) OR (held_on >= called_on))),
    CONSTRAINT support_coordinatedplan_initiator_version_check CHECK ((initiator_version >= 0)),
    CONSTRAINT support_coordinatedplan_parties_version_check CHECK ((parties_version >= 0)),
    CONSTRAINT support_coordinatedplan_responsible_version_check CHECK ((responsible_version >= 0)),
    CONSTRAINT support_coordinatedplan_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_coordinatedplan IS 'Coordinated individual plans (SIP), without their content';

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplan.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplan.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplan.initiator IS 'an agency''s code, or empty: our own';

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplan.parties IS 'agencies'' codes';

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplan.consent_on IS 'when the youth, or a guardian, agreed that it be called';

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplan.responsible IS 'an agency''s code';

ALTER TABLE kaa_template_schema.support_coordinatedplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_coordinatedplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_coordinatedplanevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    initiator character varying(40) DEFAULT ''::character varying NOT NULL,
    initiator_version smallint,
    parties character varying(40)[] NOT NULL,
    parties_version smallint NOT NULL,
    consent_on date NOT NULL,
    called_on date NOT NULL,
    held_on date,
    responsible character varying(40) DEFAULT ''::character varying NOT NULL,
    responsible_version smallint,
    follow_up_on date,
    ended_on date,
    pgh_obj_id bigint NOT NULL,
    user_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT support_coordinatedplanevent_initiator_version_check CHECK ((initiator_version >= 0)),
    CONSTRAINT support_coordinatedplanevent_parties_version_check CHECK ((parties_version >= 0)),
    CONSTRAINT support_coordinatedplanevent_responsible_version_check CHECK ((responsible_version >= 0)),
    CONSTRAINT support_coordinatedplanevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplanevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplanevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplanevent.initiator IS 'an agency''s code, or empty: our own';

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplanevent.parties IS 'agencies'' codes';

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplanevent.consent_on IS 'when the youth, or a guardian, agreed that it be called';

COMMENT ON COLUMN kaa_template_schema.support_coordinatedplanevent.responsible IS 'an agency''s code';

ALTER TABLE kaa_template_schema.support_coordinatedplanevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_coordinatedplanevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_intervention (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    type character varying(40) NOT NULL,
    type_version smallint NOT NULL,
    local_name character varying(100) DEFAULT ''::character varying NOT NULL,
    started_on date NOT NULL,
    planned_end_on date,
    ended_on date,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason_version smallint,
    occupation_after character varying(40) DEFAULT ''::character varying NOT NULL,
    occupation_after_version smallint,
    ended_by_deregistration boolean DEFAULT false NOT NULL,
    partner character varying(100) DEFAULT ''::character varying NOT NULL,
    place character varying(100) DEFAULT ''::character varying NOT NULL,
    unit_id bigint,
    user_id bigint,
    youth_id bigint NOT NULL,
    contact_name character varying(100) DEFAULT ''::character varying NOT NULL,
    contact_phone character varying(40) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT intervention_ends_after_start CHECK (((ended_on IS NULL) OR (ended_on >= started_on))),
    CONSTRAINT support_intervention_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT support_intervention_occupation_after_version_check CHECK ((occupation_after_version >= 0)),
    CONSTRAINT support_intervention_type_version_check CHECK ((type_version >= 0)),
    CONSTRAINT support_intervention_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_intervention IS 'Measures';

COMMENT ON COLUMN kaa_template_schema.support_intervention.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_intervention.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_intervention.type IS 'SCB: Atgard';

COMMENT ON COLUMN kaa_template_schema.support_intervention.started_on IS 'SCB: DatumAtgStart';

COMMENT ON COLUMN kaa_template_schema.support_intervention.ended_on IS 'SCB: DatumAtgSlut';

COMMENT ON COLUMN kaa_template_schema.support_intervention.end_reason IS 'SCB: GrundAtgSlut';

COMMENT ON COLUMN kaa_template_schema.support_intervention.occupation_after IS 'SCB: SysEfter';

ALTER TABLE kaa_template_schema.support_intervention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_intervention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_interventionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    type character varying(40) NOT NULL,
    type_version smallint NOT NULL,
    local_name character varying(100) DEFAULT ''::character varying NOT NULL,
    started_on date NOT NULL,
    planned_end_on date,
    ended_on date,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason_version smallint,
    occupation_after character varying(40) DEFAULT ''::character varying NOT NULL,
    occupation_after_version smallint,
    ended_by_deregistration boolean DEFAULT false NOT NULL,
    partner character varying(100) DEFAULT ''::character varying NOT NULL,
    place character varying(100) DEFAULT ''::character varying NOT NULL,
    pgh_obj_id bigint NOT NULL,
    unit_id bigint,
    user_id bigint,
    youth_id bigint NOT NULL,
    contact_name character varying(100) DEFAULT ''::character varying NOT NULL,
    contact_phone character varying(40) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT support_interventionevent_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT support_interventionevent_occupation_after_version_check CHECK ((occupation_after_version >= 0)),
    CONSTRAINT support_interventionevent_type_version_check CHECK ((type_version >= 0)),
    CONSTRAINT support_interventionevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_interventionevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_interventionevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_interventionevent.type IS 'SCB: Atgard';

COMMENT ON COLUMN kaa_template_schema.support_interventionevent.started_on IS 'SCB: DatumAtgStart';

COMMENT ON COLUMN kaa_template_schema.support_interventionevent.ended_on IS 'SCB: DatumAtgSlut';

COMMENT ON COLUMN kaa_template_schema.support_interventionevent.end_reason IS 'SCB: GrundAtgSlut';

COMMENT ON COLUMN kaa_template_schema.support_interventionevent.occupation_after IS 'SCB: SysEfter';

ALTER TABLE kaa_template_schema.support_interventionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_interventionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_interventionfollowup (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    due_on date NOT NULL,
    held_on date,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    held_by_id bigint,
    intervention_id bigint NOT NULL,
    CONSTRAINT interventionfollowup_note_when_held CHECK (((held_on IS NOT NULL) OR ((note)::text = ''::text)))
);

COMMENT ON TABLE kaa_template_schema.support_interventionfollowup IS 'Follow-ups of measures';

COMMENT ON COLUMN kaa_template_schema.support_interventionfollowup.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.support_interventionfollowup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_interventionfollowup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_interventionfollowupevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    due_on date NOT NULL,
    held_on date,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    held_by_id bigint,
    intervention_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.support_interventionfollowupevent.public_id IS 'stands in URLs and logs';

ALTER TABLE kaa_template_schema.support_interventionfollowupevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_interventionfollowupevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_offer (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    offered_on date NOT NULL,
    type character varying(40) NOT NULL,
    type_version smallint NOT NULL,
    response character varying(40) NOT NULL,
    response_version smallint NOT NULL,
    answered_on date,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    intervention_id bigint,
    unit_id bigint,
    user_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT offer_answered_after CHECK (((answered_on IS NULL) OR (answered_on >= offered_on))),
    CONSTRAINT offer_measure_only_when_accepted CHECK (((intervention_id IS NULL) OR ((response)::text = 'accepted'::text))),
    CONSTRAINT support_offer_response_version_check CHECK ((response_version >= 0)),
    CONSTRAINT support_offer_type_version_check CHECK ((type_version >= 0)),
    CONSTRAINT support_offer_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_offer IS 'Offers of measures';

COMMENT ON COLUMN kaa_template_schema.support_offer.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_offer.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_offer.intervention_id IS 'the measure that the accepted offer became';

ALTER TABLE kaa_template_schema.support_offer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_offer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_offerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    offered_on date NOT NULL,
    type character varying(40) NOT NULL,
    type_version smallint NOT NULL,
    response character varying(40) NOT NULL,
    response_version smallint NOT NULL,
    answered_on date,
    note character varying(300) DEFAULT ''::character varying NOT NULL,
    intervention_id bigint,
    pgh_obj_id bigint NOT NULL,
    unit_id bigint,
    user_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT support_offerevent_response_version_check CHECK ((response_version >= 0)),
    CONSTRAINT support_offerevent_type_version_check CHECK ((type_version >= 0)),
    CONSTRAINT support_offerevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_offerevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_offerevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.support_offerevent.intervention_id IS 'the measure that the accepted offer became';

ALTER TABLE kaa_template_schema.support_offerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_offerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_participation (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    inflow character varying(40) DEFAULT ''::character varying NOT NULL,
    inflow_version smallint,
    target_group character varying(40) DEFAULT ''::character varying NOT NULL,
    target_group_version smallint,
    sex_at_entry character varying(8) NOT NULL,
    started_on date NOT NULL,
    ended_on date,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason_version smallint,
    referred_to character varying(100) DEFAULT ''::character varying NOT NULL,
    occupation_after character varying(40) DEFAULT ''::character varying NOT NULL,
    occupation_after_version smallint,
    livelihood_after character varying(40) DEFAULT ''::character varying NOT NULL,
    livelihood_after_version smallint,
    re_entered boolean DEFAULT false NOT NULL,
    youth_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT participation_ends_after_start CHECK (((ended_on IS NULL) OR (ended_on >= started_on))),
    CONSTRAINT support_participation_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT support_participation_inflow_version_check CHECK ((inflow_version >= 0)),
    CONSTRAINT support_participation_livelihood_after_version_check CHECK ((livelihood_after_version >= 0)),
    CONSTRAINT support_participation_occupation_after_version_check CHECK ((occupation_after_version >= 0)),
    CONSTRAINT support_participation_target_group_version_check CHECK ((target_group_version >= 0)),
    CONSTRAINT support_participation_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_participation IS 'Participations';

COMMENT ON COLUMN kaa_template_schema.support_participation.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_participation.version IS 'optimistic lock';

ALTER TABLE kaa_template_schema.support_participation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_participation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_participationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    inflow character varying(40) DEFAULT ''::character varying NOT NULL,
    inflow_version smallint,
    target_group character varying(40) DEFAULT ''::character varying NOT NULL,
    target_group_version smallint,
    sex_at_entry character varying(8) NOT NULL,
    started_on date NOT NULL,
    ended_on date,
    end_reason character varying(40) DEFAULT ''::character varying NOT NULL,
    end_reason_version smallint,
    referred_to character varying(100) DEFAULT ''::character varying NOT NULL,
    occupation_after character varying(40) DEFAULT ''::character varying NOT NULL,
    occupation_after_version smallint,
    livelihood_after character varying(40) DEFAULT ''::character varying NOT NULL,
    livelihood_after_version smallint,
    re_entered boolean DEFAULT false NOT NULL,
    pgh_obj_id bigint NOT NULL,
    youth_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT support_participationevent_end_reason_version_check CHECK ((end_reason_version >= 0)),
    CONSTRAINT support_participationevent_inflow_version_check CHECK ((inflow_version >= 0)),
    CONSTRAINT support_participationevent_livelihood_after_version_check CHECK ((livelihood_after_version >= 0)),
    CONSTRAINT support_participationevent_occupation_after_version_check CHECK ((occupation_after_version >= 0)),
    CONSTRAINT support_participationevent_target_group_version_check CHECK ((target_group_version >= 0)),
    CONSTRAINT support_participationevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_participationevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_participationevent.version IS 'optimistic lock';

ALTER TABLE kaa_template_schema.support_participationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_participationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_planfollowup (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    held_on date NOT NULL,
    on_version smallint NOT NULL,
    with_youth boolean DEFAULT true NOT NULL,
    note character varying(500) DEFAULT ''::character varying NOT NULL,
    next_on date,
    held_by_id bigint,
    plan_id bigint NOT NULL,
    CONSTRAINT planfollowup_next_is_later CHECK (((next_on IS NULL) OR (next_on > held_on))),
    CONSTRAINT support_planfollowup_on_version_check CHECK ((on_version >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_planfollowup IS 'Follow-ups of action plans';

COMMENT ON COLUMN kaa_template_schema.support_planfollowup.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_planfollowup.on_version IS 'number of the version that was followed up';

COMMENT ON COLUMN kaa_template_schema.support_planfollowup.with_youth IS 'the youth took part';

COMMENT ON COLUMN kaa_template_schema.support_planfollowup.next_on IS 'the next one as it was agreed then';

ALTER TABLE kaa_template_schema.support_planfollowup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_planfollowup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_planfollowupevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    held_on date NOT NULL,
    on_version smallint NOT NULL,
    with_youth boolean DEFAULT true NOT NULL,
    note character varying(500) DEFAULT ''::character varying NOT NULL,
    next_on date,
    held_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT support_planfollowupevent_on_version_check CHECK ((on_version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_planfollowupevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_planfollowupevent.on_version IS 'number of the version that was followed up';

COMMENT ON COLUMN kaa_template_schema.support_planfollowupevent.with_youth IS 'the youth took part';

COMMENT ON COLUMN kaa_template_schema.support_planfollowupevent.next_on IS 'the next one as it was agreed then';

ALTER TABLE kaa_template_schema.support_planfollowupevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_planfollowupevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_planitem (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    "position" smallint NOT NULL,
    responsible character varying(12) NOT NULL,
    who character varying(100) DEFAULT ''::character varying NOT NULL,
    what character varying(300) NOT NULL,
    due_on date,
    done_on date,
    plan_version_id bigint NOT NULL,
    CONSTRAINT planitem_responsible CHECK (((responsible)::text = ANY ((ARRAY['youth'::character varying, 'municipality'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT planitem_says_what CHECK ((NOT ((what)::text = ''::text))),
    CONSTRAINT support_planitem_position_check CHECK (("position" >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_planitem IS 'What each is responsible for in an action plan';

COMMENT ON COLUMN kaa_template_schema.support_planitem.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_planitem.who IS 'somebody else: which organisation';

ALTER TABLE kaa_template_schema.support_planitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_planitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_planitemevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    "position" smallint NOT NULL,
    responsible character varying(12) NOT NULL,
    who character varying(100) DEFAULT ''::character varying NOT NULL,
    what character varying(300) NOT NULL,
    due_on date,
    done_on date,
    pgh_obj_id bigint NOT NULL,
    plan_version_id bigint NOT NULL,
    CONSTRAINT support_planitemevent_position_check CHECK (("position" >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_planitemevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_planitemevent.who IS 'somebody else: which organisation';

ALTER TABLE kaa_template_schema.support_planitemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_planitemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_planversion (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    number smallint NOT NULL,
    made_on date NOT NULL,
    goal character varying(500) NOT NULL,
    planning character varying(1000) DEFAULT ''::character varying NOT NULL,
    next_follow_up_on date NOT NULL,
    why_revised character varying(300) DEFAULT ''::character varying NOT NULL,
    made_by_id bigint,
    plan_id bigint NOT NULL,
    CONSTRAINT planversion_from_one CHECK ((number >= 1)),
    CONSTRAINT planversion_has_a_goal CHECK ((NOT ((goal)::text = ''::text))),
    CONSTRAINT support_planversion_number_check CHECK ((number >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_planversion IS 'Versions of action plans';

COMMENT ON COLUMN kaa_template_schema.support_planversion.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_planversion.next_follow_up_on IS 'as it was agreed in this version';

ALTER TABLE kaa_template_schema.support_planversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_planversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_planversionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    number smallint NOT NULL,
    made_on date NOT NULL,
    goal character varying(500) NOT NULL,
    planning character varying(1000) DEFAULT ''::character varying NOT NULL,
    next_follow_up_on date NOT NULL,
    why_revised character varying(300) DEFAULT ''::character varying NOT NULL,
    made_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT support_planversionevent_number_check CHECK ((number >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_planversionevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_planversionevent.next_follow_up_on IS 'as it was agreed in this version';

ALTER TABLE kaa_template_schema.support_planversionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_planversionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_practiceagreement (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    place character varying(100) NOT NULL,
    supervisor character varying(100) DEFAULT ''::character varying NOT NULL,
    supervisor_phone character varying(40) DEFAULT ''::character varying NOT NULL,
    days_a_week smallint NOT NULL,
    signed_on date,
    insurance_checked_on date,
    insurance_checked_by_id bigint,
    intervention_id bigint NOT NULL,
    CONSTRAINT practiceagreement_days CHECK (((days_a_week >= 1) AND (days_a_week <= 7))),
    CONSTRAINT practiceagreement_has_a_place CHECK ((NOT ((place)::text = ''::text))),
    CONSTRAINT support_practiceagreement_days_a_week_check CHECK ((days_a_week >= 0)),
    CONSTRAINT support_practiceagreement_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_practiceagreement IS 'Practice agreements';

COMMENT ON COLUMN kaa_template_schema.support_practiceagreement.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_practiceagreement.version IS 'optimistic lock';

ALTER TABLE kaa_template_schema.support_practiceagreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_practiceagreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_practiceagreementevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    place character varying(100) NOT NULL,
    supervisor character varying(100) DEFAULT ''::character varying NOT NULL,
    supervisor_phone character varying(40) DEFAULT ''::character varying NOT NULL,
    days_a_week smallint NOT NULL,
    signed_on date,
    insurance_checked_on date,
    insurance_checked_by_id bigint,
    intervention_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT support_practiceagreementevent_days_a_week_check CHECK ((days_a_week >= 0)),
    CONSTRAINT support_practiceagreementevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_practiceagreementevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_practiceagreementevent.version IS 'optimistic lock';

ALTER TABLE kaa_template_schema.support_practiceagreementevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_practiceagreementevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_practiceweek (
    id bigint NOT NULL,
    monday date NOT NULL,
    planned smallint NOT NULL,
    present smallint NOT NULL,
    agreement_id bigint NOT NULL,
    CONSTRAINT practiceweek_begins_on_monday CHECK ((EXTRACT(isodow FROM monday) = (1)::numeric)),
    CONSTRAINT practiceweek_within_the_week CHECK (((planned <= 7) AND (present <= planned))),
    CONSTRAINT support_practiceweek_planned_check CHECK ((planned >= 0)),
    CONSTRAINT support_practiceweek_present_check CHECK ((present >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_practiceweek IS 'Attendance at practice, by week';

COMMENT ON COLUMN kaa_template_schema.support_practiceweek.planned IS 'days';

COMMENT ON COLUMN kaa_template_schema.support_practiceweek.present IS 'days';

ALTER TABLE kaa_template_schema.support_practiceweek ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_practiceweek_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_practiceweekevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    monday date NOT NULL,
    planned smallint NOT NULL,
    present smallint NOT NULL,
    agreement_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT support_practiceweekevent_planned_check CHECK ((planned >= 0)),
    CONSTRAINT support_practiceweekevent_present_check CHECK ((present >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_practiceweekevent.planned IS 'days';

COMMENT ON COLUMN kaa_template_schema.support_practiceweekevent.present IS 'days';

ALTER TABLE kaa_template_schema.support_practiceweekevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_practiceweekevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_programme (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(100) NOT NULL,
    unit_id bigint,
    CONSTRAINT support_programme_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_programme IS 'Programmes and projects';

COMMENT ON COLUMN kaa_template_schema.support_programme.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_programme.version IS 'optimistic lock';

ALTER TABLE kaa_template_schema.support_programme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_programme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_share (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    agency character varying(40) NOT NULL,
    agency_version smallint NOT NULL,
    shared_on date NOT NULL,
    data character varying(300) NOT NULL,
    ground character varying(40) DEFAULT ''::character varying NOT NULL,
    ground_version smallint,
    consent_id bigint,
    user_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT share_has_a_ground CHECK (((consent_id IS NOT NULL) OR (NOT ((ground)::text = ''::text)))),
    CONSTRAINT support_share_agency_version_check CHECK ((agency_version >= 0)),
    CONSTRAINT support_share_ground_version_check CHECK ((ground_version >= 0))
);

COMMENT ON TABLE kaa_template_schema.support_share IS 'Data given to agencies';

COMMENT ON COLUMN kaa_template_schema.support_share.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_share.ground IS 'ground in law, when there is no consent';

ALTER TABLE kaa_template_schema.support_share ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_share_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.support_shareevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    agency character varying(40) NOT NULL,
    agency_version smallint NOT NULL,
    shared_on date NOT NULL,
    data character varying(300) NOT NULL,
    ground character varying(40) DEFAULT ''::character varying NOT NULL,
    ground_version smallint,
    consent_id bigint,
    pgh_obj_id bigint NOT NULL,
    user_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT support_shareevent_agency_version_check CHECK ((agency_version >= 0)),
    CONSTRAINT support_shareevent_ground_version_check CHECK ((ground_version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.support_shareevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.support_shareevent.ground IS 'ground in law, when there is no consent';

ALTER TABLE kaa_template_schema.support_shareevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.support_shareevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE kaa_template_schema.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.visits_concernreport (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    outcome character varying(8) NOT NULL,
    decided_on date NOT NULL,
    made_to character varying(120) DEFAULT ''::character varying NOT NULL,
    reference character varying(60) DEFAULT ''::character varying NOT NULL,
    reason character varying(40) DEFAULT ''::character varying NOT NULL,
    reason_version smallint,
    decided_by_id bigint,
    recorded_by_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT concernreport_whole CHECK (((((outcome)::text = 'made'::text) AND ((reason)::text = ''::text) AND (NOT ((made_to)::text = ''::text))) OR (((made_to)::text = ''::text) AND ((outcome)::text = 'not_made'::text) AND ((reference)::text = ''::text) AND (NOT ((reason)::text = ''::text))))),
    CONSTRAINT visits_concernreport_reason_version_check CHECK ((reason_version >= 0)),
    CONSTRAINT visits_concernreport_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.visits_concernreport IS 'Concern reports: that they were made or not, never what they say';

COMMENT ON COLUMN kaa_template_schema.visits_concernreport.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.visits_concernreport.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.visits_concernreport.reference IS 'the receiver''s, when known';

COMMENT ON COLUMN kaa_template_schema.visits_concernreport.reason IS 'concern_not_made';

ALTER TABLE kaa_template_schema.visits_concernreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.visits_concernreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.visits_concernreportevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    outcome character varying(8) NOT NULL,
    decided_on date NOT NULL,
    made_to character varying(120) DEFAULT ''::character varying NOT NULL,
    reference character varying(60) DEFAULT ''::character varying NOT NULL,
    reason character varying(40) DEFAULT ''::character varying NOT NULL,
    reason_version smallint,
    decided_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    recorded_by_id bigint,
    youth_id bigint NOT NULL,
    CONSTRAINT visits_concernreportevent_reason_version_check CHECK ((reason_version >= 0)),
    CONSTRAINT visits_concernreportevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.visits_concernreportevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.visits_concernreportevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.visits_concernreportevent.reference IS 'the receiver''s, when known';

COMMENT ON COLUMN kaa_template_schema.visits_concernreportevent.reason IS 'concern_not_made';

ALTER TABLE kaa_template_schema.visits_concernreportevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.visits_concernreportevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.visits_homevisit (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    visit_on date NOT NULL,
    "position" smallint NOT NULL,
    street character varying(254) NOT NULL,
    care_of character varying(100) DEFAULT ''::character varying NOT NULL,
    postcode character varying(5) DEFAULT ''::character varying NOT NULL,
    city character varying(60) DEFAULT ''::character varying NOT NULL,
    approx_at time without time zone,
    notice_posted_on date,
    outcome character varying(40) DEFAULT ''::character varying NOT NULL,
    outcome_version smallint,
    outcome_at timestamp with time zone,
    deviates boolean DEFAULT false NOT NULL,
    deviation character varying(40) DEFAULT ''::character varying NOT NULL,
    deviation_version smallint,
    told_tax_agency_on date,
    contact_id bigint,
    recorded_by_id bigint,
    youth_id bigint NOT NULL,
    day_id bigint NOT NULL,
    CONSTRAINT homevisit_notice_in_time CHECK ((deviates OR (notice_posted_on IS NULL) OR (notice_posted_on <= (visit_on - '7 days'::interval)))),
    CONSTRAINT homevisit_outcome_whole CHECK (((((outcome)::text = ''::text) AND (outcome_at IS NULL)) OR ((NOT ((outcome)::text = ''::text)) AND (outcome_at IS NOT NULL)))),
    CONSTRAINT homevisit_without_notice_deviates CHECK ((((outcome)::text = ''::text) OR deviates OR (notice_posted_on IS NOT NULL))),
    CONSTRAINT visits_homevisit_deviation_version_check CHECK ((deviation_version >= 0)),
    CONSTRAINT visits_homevisit_outcome_version_check CHECK ((outcome_version >= 0)),
    CONSTRAINT visits_homevisit_position_check CHECK (("position" >= 0)),
    CONSTRAINT visits_homevisit_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.visits_homevisit IS 'Home visits';

COMMENT ON COLUMN kaa_template_schema.visits_homevisit.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.visits_homevisit.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.visits_homevisit.visit_on IS 'the day''s date';

COMMENT ON COLUMN kaa_template_schema.visits_homevisit.outcome IS 'contact_outcome; empty: not yet';

COMMENT ON COLUMN kaa_template_schema.visits_homevisit.outcome_at IS 'when it was entered, on the phone; the later one stands';

COMMENT ON COLUMN kaa_template_schema.visits_homevisit.deviates IS 'made by fewer than two, or without a notice in time';

COMMENT ON COLUMN kaa_template_schema.visits_homevisit.deviation IS 'visit_deviation';

COMMENT ON COLUMN kaa_template_schema.visits_homevisit.told_tax_agency_on IS 'does not live there: Skatteverket was told (32 c § folkbokföringslagen)';

ALTER TABLE kaa_template_schema.visits_homevisit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.visits_homevisit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.visits_homevisitevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    visit_on date NOT NULL,
    "position" smallint NOT NULL,
    street character varying(254) NOT NULL,
    care_of character varying(100) DEFAULT ''::character varying NOT NULL,
    postcode character varying(5) DEFAULT ''::character varying NOT NULL,
    city character varying(60) DEFAULT ''::character varying NOT NULL,
    approx_at time without time zone,
    notice_posted_on date,
    outcome character varying(40) DEFAULT ''::character varying NOT NULL,
    outcome_version smallint,
    outcome_at timestamp with time zone,
    deviates boolean DEFAULT false NOT NULL,
    deviation character varying(40) DEFAULT ''::character varying NOT NULL,
    deviation_version smallint,
    told_tax_agency_on date,
    contact_id bigint,
    pgh_obj_id bigint NOT NULL,
    recorded_by_id bigint,
    youth_id bigint NOT NULL,
    day_id bigint NOT NULL,
    CONSTRAINT visits_homevisitevent_deviation_version_check CHECK ((deviation_version >= 0)),
    CONSTRAINT visits_homevisitevent_outcome_version_check CHECK ((outcome_version >= 0)),
    CONSTRAINT visits_homevisitevent_position_check CHECK (("position" >= 0)),
    CONSTRAINT visits_homevisitevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.visits_homevisitevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.visits_homevisitevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.visits_homevisitevent.visit_on IS 'the day''s date';

COMMENT ON COLUMN kaa_template_schema.visits_homevisitevent.outcome IS 'contact_outcome; empty: not yet';

COMMENT ON COLUMN kaa_template_schema.visits_homevisitevent.outcome_at IS 'when it was entered, on the phone; the later one stands';

COMMENT ON COLUMN kaa_template_schema.visits_homevisitevent.deviates IS 'made by fewer than two, or without a notice in time';

COMMENT ON COLUMN kaa_template_schema.visits_homevisitevent.deviation IS 'visit_deviation';

COMMENT ON COLUMN kaa_template_schema.visits_homevisitevent.told_tax_agency_on IS 'does not live there: Skatteverket was told (32 c § folkbokföringslagen)';

ALTER TABLE kaa_template_schema.visits_homevisitevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.visits_homevisitevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.visits_visitday (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    "on" date NOT NULL,
    area character varying(80) DEFAULT ''::character varying NOT NULL,
    starts_at time without time zone,
    state character varying(7) DEFAULT 'planned'::character varying NOT NULL,
    is_sorted boolean DEFAULT true NOT NULL,
    created_by_id bigint,
    CONSTRAINT visits_visitday_version_check CHECK ((version >= 0))
);

COMMENT ON TABLE kaa_template_schema.visits_visitday IS 'Days of home visits';

COMMENT ON COLUMN kaa_template_schema.visits_visitday.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.visits_visitday.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.visits_visitday.is_sorted IS 'in order of address; false: somebody has moved a visit by hand';

ALTER TABLE kaa_template_schema.visits_visitday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.visits_visitday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.visits_visitdayevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    "on" date NOT NULL,
    area character varying(80) DEFAULT ''::character varying NOT NULL,
    starts_at time without time zone,
    state character varying(7) DEFAULT 'planned'::character varying NOT NULL,
    is_sorted boolean DEFAULT true NOT NULL,
    created_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT visits_visitdayevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.visits_visitdayevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.visits_visitdayevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.visits_visitdayevent.is_sorted IS 'in order of address; false: somebody has moved a visit by hand';

ALTER TABLE kaa_template_schema.visits_visitdayevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.visits_visitdayevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.visits_visitentry (
    id bigint NOT NULL,
    key uuid NOT NULL,
    outcome character varying(40) NOT NULL,
    outcome_version smallint NOT NULL,
    recipient character varying(40) DEFAULT ''::character varying NOT NULL,
    recipient_version smallint,
    deviation character varying(40) DEFAULT ''::character varying NOT NULL,
    deviation_version smallint,
    note character varying(200) DEFAULT ''::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    user_id bigint,
    visit_id bigint NOT NULL,
    CONSTRAINT visits_visitentry_deviation_version_check CHECK ((deviation_version >= 0)),
    CONSTRAINT visits_visitentry_outcome_version_check CHECK ((outcome_version >= 0)),
    CONSTRAINT visits_visitentry_recipient_version_check CHECK ((recipient_version >= 0))
);

COMMENT ON TABLE kaa_template_schema.visits_visitentry IS 'Outcomes as they were delivered';

COMMENT ON COLUMN kaa_template_schema.visits_visitentry.recipient IS 'informant; empty: by age';

COMMENT ON COLUMN kaa_template_schema.visits_visitentry.at IS 'when it was entered';

ALTER TABLE kaa_template_schema.visits_visitentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.visits_visitentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.visits_visitsettings (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    "only" boolean DEFAULT true NOT NULL,
    concern character varying(13) DEFAULT 'consideration'::character varying NOT NULL,
    repeat_months smallint DEFAULT 3 NOT NULL,
    concern_to character varying(120) DEFAULT ''::character varying NOT NULL,
    bring character varying(500) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT visits_visitsettings_repeat_months_check CHECK ((repeat_months >= 0)),
    CONSTRAINT visits_visitsettings_version_check CHECK ((version >= 0)),
    CONSTRAINT visitsettings_only_one CHECK ("only"),
    CONSTRAINT visitsettings_repeat CHECK (((repeat_months >= 1) AND (repeat_months <= 12)))
);

COMMENT ON TABLE kaa_template_schema.visits_visitsettings IS 'Settings of home visits';

COMMENT ON COLUMN kaa_template_schema.visits_visitsettings.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.visits_visitsettings.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.visits_visitsettings."only" IS 'there is one row';

COMMENT ON COLUMN kaa_template_schema.visits_visitsettings.repeat_months IS 'months after a report that was not made';

COMMENT ON COLUMN kaa_template_schema.visits_visitsettings.concern_to IS 'filled in beforehand';

COMMENT ON COLUMN kaa_template_schema.visits_visitsettings.bring IS 'one thing on each line';

ALTER TABLE kaa_template_schema.visits_visitsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.visits_visitsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.visits_visitsettingsevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    "only" boolean DEFAULT true NOT NULL,
    concern character varying(13) DEFAULT 'consideration'::character varying NOT NULL,
    repeat_months smallint DEFAULT 3 NOT NULL,
    concern_to character varying(120) DEFAULT ''::character varying NOT NULL,
    bring character varying(500) DEFAULT ''::character varying NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT visits_visitsettingsevent_repeat_months_check CHECK ((repeat_months >= 0)),
    CONSTRAINT visits_visitsettingsevent_version_check CHECK ((version >= 0))
);

COMMENT ON COLUMN kaa_template_schema.visits_visitsettingsevent.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.visits_visitsettingsevent.version IS 'optimistic lock';

COMMENT ON COLUMN kaa_template_schema.visits_visitsettingsevent."only" IS 'there is one row';

COMMENT ON COLUMN kaa_template_schema.visits_visitsettingsevent.repeat_months IS 'months after a report that was not made';

COMMENT ON COLUMN kaa_template_schema.visits_visitsettingsevent.concern_to IS 'filled in beforehand';

COMMENT ON COLUMN kaa_template_schema.visits_visitsettingsevent.bring IS 'one thing on each line';

ALTER TABLE kaa_template_schema.visits_visitsettingsevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.visits_visitsettingsevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.visits_visitstaff (
    id bigint NOT NULL,
    is_absent boolean DEFAULT false NOT NULL,
    day_id bigint NOT NULL,
    user_id bigint NOT NULL
);

COMMENT ON TABLE kaa_template_schema.visits_visitstaff IS 'Staff of visit days';

COMMENT ON COLUMN kaa_template_schema.visits_visitstaff.is_absent IS 'was planned and could not come';

ALTER TABLE kaa_template_schema.visits_visitstaff ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.visits_visitstaff_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.visits_visitstaffevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    is_absent boolean DEFAULT false NOT NULL,
    day_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    user_id bigint NOT NULL
);

COMMENT ON COLUMN kaa_template_schema.visits_visitstaffevent.is_absent IS 'was planned and could not come';

ALTER TABLE kaa_template_schema.visits_visitstaffevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.visits_visitstaffevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.work_job (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    kind character varying(40) NOT NULL,
    key character varying(200) NOT NULL,
    arguments jsonb DEFAULT '{}'::jsonb NOT NULL,
    state character varying(12) DEFAULT 'queued'::character varying NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    result jsonb DEFAULT '{}'::jsonb NOT NULL,
    message character varying(300) DEFAULT ''::character varying NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    woken_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    created_by_id bigint,
    CONSTRAINT work_job_attempts_check CHECK ((attempts >= 0))
);

COMMENT ON TABLE kaa_template_schema.work_job IS 'Long work';

COMMENT ON COLUMN kaa_template_schema.work_job.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.work_job.kind IS 'key of the registry in tenant_apps.work.services';

COMMENT ON COLUMN kaa_template_schema.work_job.key IS 'what it works on; one open job per kind and key';

COMMENT ON COLUMN kaa_template_schema.work_job.arguments IS 'ids and dates only, never personal data';

COMMENT ON COLUMN kaa_template_schema.work_job.result IS 'counts and public ids';

COMMENT ON COLUMN kaa_template_schema.work_job.message IS 'what went wrong, without personal data';

COMMENT ON COLUMN kaa_template_schema.work_job.woken_at IS 'when a message was last sent for it';

ALTER TABLE kaa_template_schema.work_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.work_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.work_message (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    key character varying(200) NOT NULL,
    channel character varying(20) NOT NULL,
    recipient character varying(254) NOT NULL,
    subject character varying(200) DEFAULT ''::character varying NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    state character varying(12) DEFAULT 'waiting'::character varying NOT NULL,
    send_after timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    sent_at timestamp with time zone,
    youth_id bigint,
    attempts smallint DEFAULT 0 NOT NULL,
    problem character varying(60) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT work_message_attempts_check CHECK ((attempts >= 0))
);

COMMENT ON TABLE kaa_template_schema.work_message IS 'Outbox';

COMMENT ON COLUMN kaa_template_schema.work_message.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.work_message.key IS 'youth, step and occasion: one message, whatever happens';

COMMENT ON COLUMN kaa_template_schema.work_message.problem IS 'kind of error of the last attempt; never its text';

ALTER TABLE kaa_template_schema.work_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.work_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.work_secret (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    value bytea NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);

COMMENT ON TABLE kaa_template_schema.work_secret IS 'Secrets of this tenant';

ALTER TABLE kaa_template_schema.work_secret ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.work_secret_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE kaa_template_schema.work_storedfile (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    kind character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    CONSTRAINT work_storedfile_size_check CHECK ((size >= 0))
);

COMMENT ON TABLE kaa_template_schema.work_storedfile IS 'Private files';

COMMENT ON COLUMN kaa_template_schema.work_storedfile.public_id IS 'stands in URLs and logs';

COMMENT ON COLUMN kaa_template_schema.work_storedfile.kind IS 'decides which right may fetch it';

COMMENT ON COLUMN kaa_template_schema.work_storedfile.name IS 'what it is called when fetched';

ALTER TABLE kaa_template_schema.work_storedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kaa_template_schema.work_storedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

INSERT INTO kaa_template_schema.auth_permission VALUES
	(1, 'Can add tenant', 1, 'add_tenant'),
	(2, 'Can change tenant', 1, 'change_tenant'),
	(3, 'Can delete tenant', 1, 'delete_tenant'),
	(4, 'Can view tenant', 1, 'view_tenant'),
	(5, 'Can add domain', 2, 'add_domain'),
	(6, 'Can change domain', 2, 'change_domain'),
	(7, 'Can delete domain', 2, 'delete_domain'),
	(8, 'Can view domain', 2, 'view_domain'),
	(9, 'Can add code list', 3, 'add_codelist'),
	(10, 'Can change code list', 3, 'change_codelist'),
	(11, 'Can delete code list', 3, 'delete_codelist'),
	(12, 'Can view code list', 3, 'view_codelist'),
	(13, 'Can add code list version', 4, 'add_codelistversion'),
	(14, 'Can change code list version', 4, 'change_codelistversion'),
	(15, 'Can delete code list version', 4, 'delete_codelistversion'),
	(16, 'Can view code list version', 4, 'view_codelistversion'),
	(17, 'Can add code', 5, 'add_code'),
	(18, 'Can change code', 5, 'change_code'),
	(19, 'Can delete code', 5, 'delete_code'),
	(20, 'Can view code', 5, 'view_code'),
	(21, 'Can add collection period', 6, 'add_collectionperiod'),
	(22, 'Can change collection period', 6, 'change_collectionperiod'),
	(23, 'Can delete collection period', 6, 'delete_collectionperiod'),
	(24, 'Can view collection period', 6, 'view_collectionperiod'),
	(25, 'Can add report format', 7, 'add_reportformat'),
	(26, 'Can change report format', 7, 'change_reportformat'),
	(27, 'Can delete report format', 7, 'delete_reportformat'),
	(28, 'Can view report format', 7, 'view_reportformat'),
	(29, 'Can add column', 8, 'add_reportcolumn'),
	(30, 'Can change column', 8, 'change_reportcolumn'),
	(31, 'Can delete column', 8, 'delete_reportcolumn'),
	(32, 'Can view column', 8, 'view_reportcolumn'),
	(33, 'Can add check', 9, 'add_reportcheck'),
	(34, 'Can change check', 9, 'change_reportcheck'),
	(35, 'Can delete check', 9, 'delete_reportcheck'),
	(36, 'Can view check', 9, 'view_reportcheck'),
	(37, 'Can add content type', 10, 'add_contenttype'),
	(38, 'Can change content type', 10, 'change_contenttype'),
	(39, 'Can delete content type', 10, 'delete_contenttype'),
	(40, 'Can view content type', 10, 'view_contenttype'),
	(41, 'Can add permission', 11, 'add_permission'),
	(42, 'Can change permission', 11, 'change_permission'),
	(43, 'Can delete permission', 11, 'delete_permission'),
	(44, 'Can view permission', 11, 'view_permission'),
	(45, 'Can add group', 12, 'add_group'),
	(46, 'Can change group', 12, 'change_group'),
	(47, 'Can delete group', 12, 'delete_group'),
	(48, 'Can view group', 12, 'view_group'),
	(49, 'Can add session', 13, 'add_session'),
	(50, 'Can change session', 13, 'change_session'),
	(51, 'Can delete session', 13, 'delete_session'),
	(52, 'Can view session', 13, 'view_session'),
	(53, 'Can add user', 14, 'add_user'),
	(54, 'Can change user', 14, 'change_user'),
	(55, 'Can delete user', 14, 'delete_user'),
	(56, 'Can view user', 14, 'view_user'),
	(57, 'Can add unit', 15, 'add_unit'),
	(58, 'Can change unit', 15, 'change_unit'),
	(59, 'Can delete unit', 15, 'delete_unit'),
	(60, 'Can view unit', 15, 'view_unit'),
	(61, 'Can add label', 16, 'add_label'),
	(62, 'Can change label', 16, 'change_label'),
	(63, 'Can delete label', 16, 'delete_label'),
	(64, 'Can view label', 16, 'view_label'),
	(65, 'Can add label event', 17, 'add_labelevent'),
	(66, 'Can change label event', 17, 'change_labelevent'),
	(67, 'Can delete label event', 17, 'delete_labelevent'),
	(68, 'Can view label event', 17, 'view_labelevent'),
	(69, 'Can add role grant', 18, 'add_rolegrant'),
	(70, 'Can change role grant', 18, 'change_rolegrant'),
	(71, 'Can delete role grant', 18, 'delete_rolegrant'),
	(72, 'Can view role grant', 18, 'view_rolegrant'),
	(73, 'Can add role grant event', 19, 'add_rolegrantevent'),
	(74, 'Can change role grant event', 19, 'change_rolegrantevent'),
	(75, 'Can delete role grant event', 19, 'delete_rolegrantevent'),
	(76, 'Can view role grant event', 19, 'view_rolegrantevent'),
	(77, 'Can add site contact event', 20, 'add_sitecontactevent'),
	(78, 'Can change site contact event', 20, 'change_sitecontactevent'),
	(79, 'Can delete site contact event', 20, 'delete_sitecontactevent'),
	(80, 'Can view site contact event', 20, 'view_sitecontactevent'),
	(81, 'Can add site contact', 21, 'add_sitecontact'),
	(82, 'Can change site contact', 21, 'change_sitecontact'),
	(83, 'Can delete site contact', 21, 'delete_sitecontact'),
	(84, 'Can view site contact', 21, 'view_sitecontact'),
	(85, 'Can add unit event', 22, 'add_unitevent'),
	(86, 'Can change unit event', 22, 'change_unitevent'),
	(87, 'Can delete unit event', 22, 'delete_unitevent'),
	(88, 'Can view unit event', 22, 'view_unitevent'),
	(89, 'Can add user event', 23, 'add_userevent'),
	(90, 'Can change user event', 23, 'change_userevent'),
	(91, 'Can delete user event', 23, 'delete_userevent'),
	(92, 'Can view user event', 23, 'view_userevent'),
	(93, 'Can add api token', 24, 'add_apitoken'),
	(94, 'Can change api token', 24, 'change_apitoken'),
	(95, 'Can delete api token', 24, 'delete_apitoken'),
	(96, 'Can view api token', 24, 'view_apitoken'),
	(97, 'Can add api token event', 25, 'add_apitokenevent'),
	(98, 'Can change api token event', 25, 'change_apitokenevent'),
	(99, 'Can delete api token event', 25, 'delete_apitokenevent'),
	(100, 'Can view api token event', 25, 'view_apitokenevent'),
	(101, 'Can add email address', 26, 'add_emailaddress'),
	(102, 'Can change email address', 26, 'change_emailaddress'),
	(103, 'Can delete email address', 26, 'delete_emailaddress'),
	(104, 'Can view email address', 26, 'view_emailaddress'),
	(105, 'Can add email confirmation', 27, 'add_emailconfirmation'),
	(106, 'Can change email confirmation', 27, 'change_emailconfirmation'),
	(107, 'Can delete email confirmation', 27, 'delete_emailconfirmation'),
	(108, 'Can view email confirmation', 27, 'view_emailconfirmation'),
	(109, 'Can add user session', 28, 'add_usersession'),
	(110, 'Can change user session', 28, 'change_usersession'),
	(111, 'Can delete user session', 28, 'delete_usersession'),
	(112, 'Can view user session', 28, 'view_usersession'),
	(113, 'Can add access attempt', 29, 'add_accessattempt'),
	(114, 'Can change access attempt', 29, 'change_accessattempt'),
	(115, 'Can delete access attempt', 29, 'delete_accessattempt'),
	(116, 'Can view access attempt', 29, 'view_accessattempt'),
	(117, 'Can add access log', 30, 'add_accesslog'),
	(118, 'Can change access log', 30, 'change_accesslog'),
	(119, 'Can delete access log', 30, 'delete_accesslog'),
	(120, 'Can view access log', 30, 'view_accesslog'),
	(121, 'Can add access failure', 31, 'add_accessfailurelog'),
	(122, 'Can change access failure', 31, 'change_accessfailurelog'),
	(123, 'Can delete access failure', 31, 'delete_accessfailurelog'),
	(124, 'Can view access failure', 31, 'view_accessfailurelog'),
	(125, 'Can add access attempt expiration', 32, 'add_accessattemptexpiration'),
	(126, 'Can change access attempt expiration', 32, 'change_accessattemptexpiration'),
	(127, 'Can delete access attempt expiration', 32, 'delete_accessattemptexpiration'),
	(128, 'Can view access attempt expiration', 32, 'view_accessattemptexpiration'),
	(129, 'Can add context', 33, 'add_context'),
	(130, 'Can change context', 33, 'change_context'),
	(131, 'Can delete context', 33, 'delete_context'),
	(132, 'Can view context', 33, 'view_context'),
	(133, 'Can add events', 34, 'add_events'),
	(134, 'Can change events', 34, 'change_events'),
	(135, 'Can delete events', 34, 'delete_events'),
	(136, 'Can view events', 34, 'view_events'),
	(137, 'Can add middleware events', 35, 'add_middlewareevents'),
	(138, 'Can change middleware events', 35, 'change_middlewareevents'),
	(139, 'Can delete middleware events', 35, 'delete_middlewareevents'),
	(140, 'Can view middleware events', 35, 'view_middlewareevents'),
	(141, 'Can add secret', 36, 'add_secret'),
	(142, 'Can change secret', 36, 'change_secret'),
	(143, 'Can delete secret', 36, 'delete_secret'),
	(144, 'Can view secret', 36, 'view_secret'),
	(145, 'Can add stored file', 37, 'add_storedfile'),
	(146, 'Can change stored file', 37, 'change_storedfile'),
	(147, 'Can delete stored file', 37, 'delete_storedfile'),
	(148, 'Can view stored file', 37, 'view_storedfile'),
	(149, 'Can add message', 38, 'add_message'),
	(150, 'Can change message', 38, 'change_message'),
	(151, 'Can delete message', 38, 'delete_message'),
	(152, 'Can view message', 38, 'view_message'),
	(153, 'Can add job', 39, 'add_job'),
	(154, 'Can change job', 39, 'change_job'),
	(155, 'Can delete job', 39, 'delete_job'),
	(156, 'Can view job', 39, 'view_job'),
	(157, 'Can add read log', 40, 'add_readlog'),
	(158, 'Can change read log', 40, 'change_readlog'),
	(159, 'Can delete read log', 40, 'delete_readlog'),
	(160, 'Can view read log', 40, 'view_readlog'),
	(161, 'Can add source', 41, 'add_source'),
	(162, 'Can change source', 41, 'change_source'),
	(163, 'Can delete source', 41, 'delete_source'),
	(164, 'Can view source', 41, 'view_source'),
	(165, 'Can add import run', 42, 'add_importrun'),
	(166, 'Can change import run', 42, 'change_importrun'),
	(167, 'Can delete import run', 42, 'delete_importrun'),
	(168, 'Can view import run', 42, 'view_importrun'),
	(169, 'Can add row verdict', 43, 'add_rowverdict'),
	(170, 'Can change row verdict', 43, 'change_rowverdict'),
	(171, 'Can delete row verdict', 43, 'delete_rowverdict'),
	(172, 'Can view row verdict', 43, 'view_rowverdict'),
	(173, 'Can add staged row', 44, 'add_stagedrow'),
	(174, 'Can change staged row', 44, 'change_stagedrow'),
	(175, 'Can delete staged row', 44, 'delete_stagedrow'),
	(176, 'Can view staged row', 44, 'view_stagedrow'),
	(177, 'Can add source record', 45, 'add_sourcerecord'),
	(178, 'Can change source record', 45, 'change_sourcerecord'),
	(179, 'Can delete source record', 45, 'delete_sourcerecord'),
	(180, 'Can view source record', 45, 'view_sourcerecord'),
	(181, 'Can add source record before', 46, 'add_sourcerecordbefore'),
	(182, 'Can change source record before', 46, 'change_sourcerecordbefore'),
	(183, 'Can delete source record before', 46, 'delete_sourcerecordbefore'),
	(184, 'Can view source record before', 46, 'view_sourcerecordbefore'),
	(185, 'Can add mapping', 47, 'add_mapping'),
	(186, 'Can change mapping', 47, 'change_mapping'),
	(187, 'Can delete mapping', 47, 'delete_mapping'),
	(188, 'Can view mapping', 47, 'view_mapping'),
	(189, 'Can add mapping event', 48, 'add_mappingevent'),
	(190, 'Can change mapping event', 48, 'change_mappingevent'),
	(191, 'Can delete mapping event', 48, 'delete_mappingevent'),
	(192, 'Can view mapping event', 48, 'view_mappingevent'),
	(193, 'Can add upload', 49, 'add_upload'),
	(194, 'Can change upload', 49, 'change_upload'),
	(195, 'Can delete upload', 49, 'delete_upload'),
	(196, 'Can view upload', 49, 'view_upload'),
	(197, 'Can add connection', 50, 'add_connection'),
	(198, 'Can change connection', 50, 'change_connection'),
	(199, 'Can delete connection', 50, 'delete_connection'),
	(200, 'Can view connection', 50, 'view_connection'),
	(201, 'Can add connection event', 51, 'add_connectionevent'),
	(202, 'Can change connection event', 51, 'change_connectionevent'),
	(203, 'Can delete connection event', 51, 'delete_connectionevent'),
	(204, 'Can view connection event', 51, 'view_connectionevent'),
	(205, 'Can add fetch', 52, 'add_fetch'),
	(206, 'Can change fetch', 52, 'change_fetch'),
	(207, 'Can delete fetch', 52, 'delete_fetch'),
	(208, 'Can view fetch', 52, 'view_fetch'),
	(209, 'Can add remote person', 53, 'add_remoteperson'),
	(210, 'Can change remote person', 53, 'change_remoteperson'),
	(211, 'Can delete remote person', 53, 'delete_remoteperson'),
	(212, 'Can view remote person', 53, 'view_remoteperson'),
	(213, 'Can add history record', 54, 'add_historyrecord'),
	(214, 'Can change history record', 54, 'change_historyrecord'),
	(215, 'Can delete history record', 54, 'delete_historyrecord'),
	(216, 'Can view history record', 54, 'view_historyrecord'),
	(217, 'Can add history record event', 55, 'add_historyrecordevent'),
	(218, 'Can change history record event', 55, 'change_historyrecordevent'),
	(219, 'Can delete history record event', 55, 'delete_historyrecordevent'),
	(220, 'Can view history record event', 55, 'view_historyrecordevent'),
	(221, 'Can add history row', 56, 'add_historyrow'),
	(222, 'Can change history row', 56, 'change_historyrow'),
	(223, 'Can delete history row', 56, 'delete_historyrow'),
	(224, 'Can view history row', 56, 'view_historyrow'),
	(225, 'Can add compulsory school', 57, 'add_compulsoryschool'),
	(226, 'Can change compulsory school', 57, 'change_compulsoryschool'),
	(227, 'Can delete compulsory school', 57, 'delete_compulsoryschool'),
	(228, 'Can view compulsory school', 57, 'view_compulsoryschool'),
	(229, 'Can add contact detail', 58, 'add_contactdetail'),
	(230, 'Can change contact detail', 58, 'change_contactdetail'),
	(231, 'Can delete contact detail', 58, 'delete_contactdetail'),
	(232, 'Can view contact detail', 58, 'view_contactdetail'),
	(233, 'Can add exam', 59, 'add_exam'),
	(234, 'Can change exam', 59, 'change_exam'),
	(235, 'Can delete exam', 59, 'delete_exam'),
	(236, 'Can view exam', 59, 'view_exam'),
	(237, 'Can add guardian', 60, 'add_guardian'),
	(238, 'Can change guardian', 60, 'change_guardian'),
	(239, 'Can delete guardian', 60, 'delete_guardian'),
	(240, 'Can view guardian', 60, 'view_guardian'),
	(241, 'Can add legal sex', 61, 'add_legalsex'),
	(242, 'Can change legal sex', 61, 'change_legalsex'),
	(243, 'Can delete legal sex', 61, 'delete_legalsex'),
	(244, 'Can view legal sex', 61, 'view_legalsex'),
	(245, 'Can add residence', 62, 'add_residence'),
	(246, 'Can change residence', 62, 'change_residence'),
	(247, 'Can delete residence', 62, 'delete_residence'),
	(248, 'Can view residence', 62, 'view_residence'),
	(249, 'Can add school placement', 63, 'add_schoolplacement'),
	(250, 'Can change school placement', 63, 'change_schoolplacement'),
	(251, 'Can delete school placement', 63, 'delete_schoolplacement'),
	(252, 'Can view school placement', 63, 'view_schoolplacement'),
	(253, 'Can add occupation fact', 64, 'add_occupationfact'),
	(254, 'Can change occupation fact', 64, 'change_occupationfact'),
	(255, 'Can delete occupation fact', 64, 'delete_occupationfact'),
	(256, 'Can view occupation fact', 64, 'view_occupationfact'),
	(257, 'Can add registration', 65, 'add_registration'),
	(258, 'Can change registration', 65, 'change_registration'),
	(259, 'Can delete registration', 65, 'delete_registration'),
	(260, 'Can view registration', 65, 'view_registration'),
	(261, 'Can add proposal', 66, 'add_proposal'),
	(262, 'Can change proposal', 66, 'change_proposal'),
	(263, 'Can delete proposal', 66, 'delete_proposal'),
	(264, 'Can view proposal', 66, 'view_proposal'),
	(265, 'Can add youth', 67, 'add_youth'),
	(266, 'Can change youth', 67, 'change_youth'),
	(267, 'Can delete youth', 67, 'delete_youth'),
	(268, 'Can view youth', 67, 'view_youth'),
	(269, 'Can add school placement event', 68, 'add_schoolplacementevent'),
	(270, 'Can change school placement event', 68, 'change_schoolplacementevent'),
	(271, 'Can delete school placement event', 68, 'delete_schoolplacementevent'),
	(272, 'Can view school placement event', 68, 'view_schoolplacementevent'),
	(273, 'Can add residence event', 69, 'add_residenceevent'),
	(274, 'Can change residence event', 69, 'change_residenceevent'),
	(275, 'Can delete residence event', 69, 'delete_residenceevent'),
	(276, 'Can view residence event', 69, 'view_residenceevent'),
	(277, 'Can add registration event', 70, 'add_registrationevent'),
	(278, 'Can change registration event', 70, 'change_registrationevent'),
	(279, 'Can delete registration event', 70, 'delete_registrationevent'),
	(280, 'Can view registration event', 70, 'view_registrationevent'),
	(281, 'Can add proposal event', 71, 'add_proposalevent'),
	(282, 'Can change proposal event', 71, 'change_proposalevent'),
	(283, 'Can delete proposal event', 71, 'delete_proposalevent'),
	(284, 'Can view proposal event', 71, 'view_proposalevent'),
	(285, 'Can add occupation fact event', 72, 'add_occupationfactevent'),
	(286, 'Can change occupation fact event', 72, 'change_occupationfactevent'),
	(287, 'Can delete occupation fact event', 72, 'delete_occupationfactevent'),
	(288, 'Can view occupation fact event', 72, 'view_occupationfactevent'),
	(289, 'Can add legal sex event', 73, 'add_legalsexevent'),
	(290, 'Can change legal sex event', 73, 'change_legalsexevent'),
	(291, 'Can delete legal sex event', 73, 'delete_legalsexevent'),
	(292, 'Can view legal sex event', 73, 'view_legalsexevent'),
	(293, 'Can add guardian event', 74, 'add_guardianevent'),
	(294, 'Can change guardian event', 74, 'change_guardianevent'),
	(295, 'Can delete guardian event', 74, 'delete_guardianevent'),
	(296, 'Can view guardian event', 74, 'view_guardianevent'),
	(297, 'Can add exam event', 75, 'add_examevent'),
	(298, 'Can change exam event', 75, 'change_examevent'),
	(299, 'Can delete exam event', 75, 'delete_examevent'),
	(300, 'Can view exam event', 75, 'view_examevent'),
	(301, 'Can add contact detail event', 76, 'add_contactdetailevent'),
	(302, 'Can change contact detail event', 76, 'change_contactdetailevent'),
	(303, 'Can delete contact detail event', 76, 'delete_contactdetailevent'),
	(304, 'Can view contact detail event', 76, 'view_contactdetailevent'),
	(305, 'Can add compulsory school event', 77, 'add_compulsoryschoolevent'),
	(306, 'Can change compulsory school event', 77, 'change_compulsoryschoolevent'),
	(307, 'Can delete compulsory school event', 77, 'delete_compulsoryschoolevent'),
	(308, 'Can view compulsory school event', 77, 'view_compulsoryschoolevent'),
	(309, 'Can add youth event', 78, 'add_youthevent'),
	(310, 'Can change youth event', 78, 'change_youthevent'),
	(311, 'Can delete youth event', 78, 'delete_youthevent'),
	(312, 'Can view youth event', 78, 'view_youthevent'),
	(313, 'Can add youth number', 79, 'add_youthnumber'),
	(314, 'Can change youth number', 79, 'change_youthnumber'),
	(315, 'Can delete youth number', 79, 'delete_youthnumber'),
	(316, 'Can view youth number', 79, 'view_youthnumber'),
	(317, 'Can add youth number event', 80, 'add_youthnumberevent'),
	(318, 'Can change youth number event', 80, 'change_youthnumberevent'),
	(319, 'Can delete youth number event', 80, 'delete_youthnumberevent'),
	(320, 'Can view youth number event', 80, 'view_youthnumberevent'),
	(321, 'Can add list columns', 81, 'add_listcolumns'),
	(322, 'Can change list columns', 81, 'change_listcolumns'),
	(323, 'Can delete list columns', 81, 'delete_listcolumns'),
	(324, 'Can view list columns', 81, 'view_listcolumns'),
	(325, 'Can add list workbook', 82, 'add_listworkbook'),
	(326, 'Can change list workbook', 82, 'change_listworkbook'),
	(327, 'Can delete list workbook', 82, 'delete_listworkbook'),
	(328, 'Can view list workbook', 82, 'view_listworkbook'),
	(329, 'Can add preferred detail', 83, 'add_preferreddetail'),
	(330, 'Can change preferred detail', 83, 'change_preferreddetail'),
	(331, 'Can delete preferred detail', 83, 'delete_preferreddetail'),
	(332, 'Can view preferred detail', 83, 'view_preferreddetail'),
	(333, 'Can add preferred detail event', 84, 'add_preferreddetailevent'),
	(334, 'Can change preferred detail event', 84, 'change_preferreddetailevent'),
	(335, 'Can delete preferred detail event', 84, 'delete_preferreddetailevent'),
	(336, 'Can view preferred detail event', 84, 'view_preferreddetailevent'),
	(337, 'Can add saved filter', 85, 'add_savedfilter'),
	(338, 'Can change saved filter', 85, 'change_savedfilter'),
	(339, 'Can delete saved filter', 85, 'delete_savedfilter'),
	(340, 'Can view saved filter', 85, 'view_savedfilter'),
	(341, 'Can add draft', 86, 'add_draft'),
	(342, 'Can change draft', 86, 'change_draft'),
	(343, 'Can delete draft', 86, 'delete_draft'),
	(344, 'Can view draft', 86, 'view_draft'),
	(345, 'Can add identification settings', 87, 'add_identificationsettings'),
	(346, 'Can change identification settings', 87, 'change_identificationsettings'),
	(347, 'Can delete identification settings', 87, 'delete_identificationsettings'),
	(348, 'Can view identification settings', 87, 'view_identificationsettings'),
	(349, 'Can add identification settings event', 88, 'add_identificationsettingsevent'),
	(350, 'Can change identification settings event', 88, 'change_identificationsettingsevent'),
	(351, 'Can delete identification settings event', 88, 'delete_identificationsettingsevent'),
	(352, 'Can view identification settings event', 88, 'view_identificationsettingsevent'),
	(353, 'Can add protection notice', 89, 'add_protectionnotice'),
	(354, 'Can change protection notice', 89, 'change_protectionnotice'),
	(355, 'Can delete protection notice', 89, 'delete_protectionnotice'),
	(356, 'Can view protection notice', 89, 'view_protectionnotice'),
	(357, 'Can add not same', 90, 'add_notsame'),
	(358, 'Can change not same', 90, 'change_notsame'),
	(359, 'Can delete not same', 90, 'delete_notsame'),
	(360, 'Can view not same', 90, 'view_notsame'),
	(361, 'Can add not same event', 91, 'add_notsameevent'),
	(362, 'Can change not same event', 91, 'change_notsameevent'),
	(363, 'Can delete not same event', 91, 'delete_notsameevent'),
	(364, 'Can view not same event', 91, 'view_notsameevent'),
	(365, 'Can add youth merge', 92, 'add_youthmerge'),
	(366, 'Can change youth merge', 92, 'change_youthmerge'),
	(367, 'Can delete youth merge', 92, 'delete_youthmerge'),
	(368, 'Can view youth merge', 92, 'view_youthmerge'),
	(369, 'Can add youth merge event', 93, 'add_youthmergeevent'),
	(370, 'Can change youth merge event', 93, 'change_youthmergeevent'),
	(371, 'Can delete youth merge event', 93, 'delete_youthmergeevent'),
	(372, 'Can view youth merge event', 93, 'view_youthmergeevent'),
	(373, 'Can add contact', 94, 'add_contact'),
	(374, 'Can change contact', 94, 'change_contact'),
	(375, 'Can delete contact', 94, 'delete_contact'),
	(376, 'Can view contact', 94, 'view_contact'),
	(377, 'Can add contact event', 95, 'add_contactevent'),
	(378, 'Can change contact event', 95, 'change_contactevent'),
	(379, 'Can delete contact event', 95, 'delete_contactevent'),
	(380, 'Can view contact event', 95, 'view_contactevent'),
	(381, 'Can add ladder event', 96, 'add_ladderevent'),
	(382, 'Can change ladder event', 96, 'change_ladderevent'),
	(383, 'Can delete ladder event', 96, 'delete_ladderevent'),
	(384, 'Can view ladder event', 96, 'view_ladderevent'),
	(385, 'Can add ladder step', 97, 'add_ladderstep'),
	(386, 'Can change ladder step', 97, 'change_ladderstep'),
	(387, 'Can delete ladder step', 97, 'delete_ladderstep'),
	(388, 'Can view ladder step', 97, 'view_ladderstep'),
	(389, 'Can add ladder step event', 98, 'add_ladderstepevent'),
	(390, 'Can change ladder step event', 98, 'change_ladderstepevent'),
	(391, 'Can delete ladder step event', 98, 'delete_ladderstepevent'),
	(392, 'Can view ladder step event', 98, 'view_ladderstepevent'),
	(393, 'Can add outreach pause', 99, 'add_outreachpause'),
	(394, 'Can change outreach pause', 99, 'change_outreachpause'),
	(395, 'Can delete outreach pause', 99, 'delete_outreachpause'),
	(396, 'Can view outreach pause', 99, 'view_outreachpause'),
	(397, 'Can add outreach pause event', 100, 'add_outreachpauseevent'),
	(398, 'Can change outreach pause event', 100, 'change_outreachpauseevent'),
	(399, 'Can delete outreach pause event', 100, 'delete_outreachpauseevent'),
	(400, 'Can view outreach pause event', 100, 'view_outreachpauseevent'),
	(401, 'Can add outreach settings', 101, 'add_outreachsettings'),
	(402, 'Can change outreach settings', 101, 'change_outreachsettings'),
	(403, 'Can delete outreach settings', 101, 'delete_outreachsettings'),
	(404, 'Can view outreach settings', 101, 'view_outreachsettings'),
	(405, 'Can add outreach settings event', 102, 'add_outreachsettingsevent'),
	(406, 'Can change outreach settings event', 102, 'change_outreachsettingsevent'),
	(407, 'Can delete outreach settings event', 102, 'delete_outreachsettingsevent'),
	(408, 'Can view outreach settings event', 102, 'view_outreachsettingsevent'),
	(409, 'Can add step record', 103, 'add_steprecord'),
	(410, 'Can change step record', 103, 'change_steprecord'),
	(411, 'Can delete step record', 103, 'delete_steprecord'),
	(412, 'Can view step record', 103, 'view_steprecord'),
	(413, 'Can add step record event', 104, 'add_steprecordevent'),
	(414, 'Can change step record event', 104, 'change_steprecordevent'),
	(415, 'Can delete step record event', 104, 'delete_steprecordevent'),
	(416, 'Can view step record event', 104, 'view_steprecordevent'),
	(417, 'Can add ladder', 105, 'add_ladder'),
	(418, 'Can change ladder', 105, 'change_ladder'),
	(419, 'Can delete ladder', 105, 'delete_ladder'),
	(420, 'Can view ladder', 105, 'view_ladder'),
	(421, 'Can add sender event', 106, 'add_senderevent'),
	(422, 'Can change sender event', 106, 'change_senderevent'),
	(423, 'Can delete sender event', 106, 'delete_senderevent'),
	(424, 'Can view sender event', 106, 'view_senderevent'),
	(425, 'Can add sms gateway', 107, 'add_smsgateway'),
	(426, 'Can change sms gateway', 107, 'change_smsgateway'),
	(427, 'Can delete sms gateway', 107, 'delete_smsgateway'),
	(428, 'Can view sms gateway', 107, 'view_smsgateway'),
	(429, 'Can add sms gateway event', 108, 'add_smsgatewayevent'),
	(430, 'Can change sms gateway event', 108, 'change_smsgatewayevent'),
	(431, 'Can delete sms gateway event', 108, 'delete_smsgatewayevent'),
	(432, 'Can view sms gateway event', 108, 'view_smsgatewayevent'),
	(433, 'Can add template version', 109, 'add_templateversion'),
	(434, 'Can change template version', 109, 'change_templateversion'),
	(435, 'Can delete template version', 109, 'delete_templateversion'),
	(436, 'Can view template version', 109, 'view_templateversion'),
	(437, 'Can add handover', 110, 'add_handover'),
	(438, 'Can change handover', 110, 'change_handover'),
	(439, 'Can delete handover', 110, 'delete_handover'),
	(440, 'Can view handover', 110, 'view_handover'),
	(441, 'Can add handover event', 111, 'add_handoverevent'),
	(442, 'Can change handover event', 111, 'change_handoverevent'),
	(443, 'Can delete handover event', 111, 'delete_handoverevent'),
	(444, 'Can view handover event', 111, 'view_handoverevent'),
	(445, 'Can add letter file', 112, 'add_letterfile'),
	(446, 'Can change letter file', 112, 'change_letterfile'),
	(447, 'Can delete letter file', 112, 'delete_letterfile'),
	(448, 'Can view letter file', 112, 'view_letterfile'),
	(449, 'Can add letter', 113, 'add_letter'),
	(450, 'Can change letter', 113, 'change_letter'),
	(451, 'Can delete letter', 113, 'delete_letter'),
	(452, 'Can view letter', 113, 'view_letter'),
	(453, 'Can add letter template', 114, 'add_lettertemplate'),
	(454, 'Can change letter template', 114, 'change_lettertemplate'),
	(455, 'Can delete letter template', 114, 'delete_lettertemplate'),
	(456, 'Can view letter template', 114, 'view_lettertemplate'),
	(457, 'Can add letter template event', 115, 'add_lettertemplateevent'),
	(458, 'Can change letter template event', 115, 'change_lettertemplateevent'),
	(459, 'Can delete letter template event', 115, 'delete_lettertemplateevent'),
	(460, 'Can view letter template event', 115, 'view_lettertemplateevent'),
	(461, 'Can add mailing', 116, 'add_mailing'),
	(462, 'Can change mailing', 116, 'change_mailing'),
	(463, 'Can delete mailing', 116, 'delete_mailing'),
	(464, 'Can view mailing', 116, 'view_mailing'),
	(465, 'Can add letter event', 117, 'add_letterevent'),
	(466, 'Can change letter event', 117, 'change_letterevent'),
	(467, 'Can delete letter event', 117, 'delete_letterevent'),
	(468, 'Can view letter event', 117, 'view_letterevent'),
	(469, 'Can add left out', 118, 'add_leftout'),
	(470, 'Can change left out', 118, 'change_leftout'),
	(471, 'Can delete left out', 118, 'delete_leftout'),
	(472, 'Can view left out', 118, 'view_leftout'),
	(473, 'Can add mailing event', 119, 'add_mailingevent'),
	(474, 'Can change mailing event', 119, 'change_mailingevent'),
	(475, 'Can delete mailing event', 119, 'delete_mailingevent'),
	(476, 'Can view mailing event', 119, 'view_mailingevent'),
	(477, 'Can add sender', 120, 'add_sender'),
	(478, 'Can change sender', 120, 'change_sender'),
	(479, 'Can delete sender', 120, 'delete_sender'),
	(480, 'Can view sender', 120, 'view_sender'),
	(481, 'Can add intervention', 121, 'add_intervention'),
	(482, 'Can change intervention', 121, 'change_intervention'),
	(483, 'Can delete intervention', 121, 'delete_intervention'),
	(484, 'Can view intervention', 121, 'view_intervention'),
	(485, 'Can add intervention event', 122, 'add_interventionevent'),
	(486, 'Can change intervention event', 122, 'change_interventionevent'),
	(487, 'Can delete intervention event', 122, 'delete_interventionevent'),
	(488, 'Can view intervention event', 122, 'view_interventionevent'),
	(489, 'Can add participation', 123, 'add_participation'),
	(490, 'Can change participation', 123, 'change_participation'),
	(491, 'Can delete participation', 123, 'delete_participation'),
	(492, 'Can view participation', 123, 'view_participation'),
	(493, 'Can add programme', 124, 'add_programme'),
	(494, 'Can change programme', 124, 'change_programme'),
	(495, 'Can delete programme', 124, 'delete_programme'),
	(496, 'Can view programme', 124, 'view_programme'),
	(497, 'Can add participation event', 125, 'add_participationevent'),
	(498, 'Can change participation event', 125, 'change_participationevent'),
	(499, 'Can delete participation event', 125, 'delete_participationevent'),
	(500, 'Can view participation event', 125, 'view_participationevent');
INSERT INTO kaa_template_schema.auth_permission VALUES
	(501, 'Can add action plan', 126, 'add_actionplan'),
	(502, 'Can change action plan', 126, 'change_actionplan'),
	(503, 'Can delete action plan', 126, 'delete_actionplan'),
	(504, 'Can view action plan', 126, 'view_actionplan'),
	(505, 'Can add action plan event', 127, 'add_actionplanevent'),
	(506, 'Can change action plan event', 127, 'change_actionplanevent'),
	(507, 'Can delete action plan event', 127, 'delete_actionplanevent'),
	(508, 'Can view action plan event', 127, 'view_actionplanevent'),
	(509, 'Can add answer', 128, 'add_answer'),
	(510, 'Can change answer', 128, 'change_answer'),
	(511, 'Can delete answer', 128, 'delete_answer'),
	(512, 'Can view answer', 128, 'view_answer'),
	(513, 'Can add answer event', 129, 'add_answerevent'),
	(514, 'Can change answer event', 129, 'change_answerevent'),
	(515, 'Can delete answer event', 129, 'delete_answerevent'),
	(516, 'Can view answer event', 129, 'view_answerevent'),
	(517, 'Can add assessment', 130, 'add_assessment'),
	(518, 'Can change assessment', 130, 'change_assessment'),
	(519, 'Can delete assessment', 130, 'delete_assessment'),
	(520, 'Can view assessment', 130, 'view_assessment'),
	(521, 'Can add assessment decision', 131, 'add_assessmentdecision'),
	(522, 'Can change assessment decision', 131, 'change_assessmentdecision'),
	(523, 'Can delete assessment decision', 131, 'delete_assessmentdecision'),
	(524, 'Can view assessment decision', 131, 'view_assessmentdecision'),
	(525, 'Can add assessment decision event', 132, 'add_assessmentdecisionevent'),
	(526, 'Can change assessment decision event', 132, 'change_assessmentdecisionevent'),
	(527, 'Can delete assessment decision event', 132, 'delete_assessmentdecisionevent'),
	(528, 'Can view assessment decision event', 132, 'view_assessmentdecisionevent'),
	(529, 'Can add assessment event', 133, 'add_assessmentevent'),
	(530, 'Can change assessment event', 133, 'change_assessmentevent'),
	(531, 'Can delete assessment event', 133, 'delete_assessmentevent'),
	(532, 'Can view assessment event', 133, 'view_assessmentevent'),
	(533, 'Can add assessment question', 134, 'add_assessmentquestion'),
	(534, 'Can change assessment question', 134, 'change_assessmentquestion'),
	(535, 'Can delete assessment question', 134, 'delete_assessmentquestion'),
	(536, 'Can view assessment question', 134, 'view_assessmentquestion'),
	(537, 'Can add assessment question event', 135, 'add_assessmentquestionevent'),
	(538, 'Can change assessment question event', 135, 'change_assessmentquestionevent'),
	(539, 'Can delete assessment question event', 135, 'delete_assessmentquestionevent'),
	(540, 'Can view assessment question event', 135, 'view_assessmentquestionevent'),
	(541, 'Can add assessment template', 136, 'add_assessmenttemplate'),
	(542, 'Can change assessment template', 136, 'change_assessmenttemplate'),
	(543, 'Can delete assessment template', 136, 'delete_assessmenttemplate'),
	(544, 'Can view assessment template', 136, 'view_assessmenttemplate'),
	(545, 'Can add assessment template event', 137, 'add_assessmenttemplateevent'),
	(546, 'Can change assessment template event', 137, 'change_assessmenttemplateevent'),
	(547, 'Can delete assessment template event', 137, 'delete_assessmenttemplateevent'),
	(548, 'Can view assessment template event', 137, 'view_assessmenttemplateevent'),
	(549, 'Can add consent', 138, 'add_consent'),
	(550, 'Can change consent', 138, 'change_consent'),
	(551, 'Can delete consent', 138, 'delete_consent'),
	(552, 'Can view consent', 138, 'view_consent'),
	(553, 'Can add consent event', 139, 'add_consentevent'),
	(554, 'Can change consent event', 139, 'change_consentevent'),
	(555, 'Can delete consent event', 139, 'delete_consentevent'),
	(556, 'Can view consent event', 139, 'view_consentevent'),
	(557, 'Can add coordinated plan', 140, 'add_coordinatedplan'),
	(558, 'Can change coordinated plan', 140, 'change_coordinatedplan'),
	(559, 'Can delete coordinated plan', 140, 'delete_coordinatedplan'),
	(560, 'Can view coordinated plan', 140, 'view_coordinatedplan'),
	(561, 'Can add coordinated plan event', 141, 'add_coordinatedplanevent'),
	(562, 'Can change coordinated plan event', 141, 'change_coordinatedplanevent'),
	(563, 'Can delete coordinated plan event', 141, 'delete_coordinatedplanevent'),
	(564, 'Can view coordinated plan event', 141, 'view_coordinatedplanevent'),
	(565, 'Can add intervention follow up', 142, 'add_interventionfollowup'),
	(566, 'Can change intervention follow up', 142, 'change_interventionfollowup'),
	(567, 'Can delete intervention follow up', 142, 'delete_interventionfollowup'),
	(568, 'Can view intervention follow up', 142, 'view_interventionfollowup'),
	(569, 'Can add intervention follow up event', 143, 'add_interventionfollowupevent'),
	(570, 'Can change intervention follow up event', 143, 'change_interventionfollowupevent'),
	(571, 'Can delete intervention follow up event', 143, 'delete_interventionfollowupevent'),
	(572, 'Can view intervention follow up event', 143, 'view_interventionfollowupevent'),
	(573, 'Can add offer', 144, 'add_offer'),
	(574, 'Can change offer', 144, 'change_offer'),
	(575, 'Can delete offer', 144, 'delete_offer'),
	(576, 'Can view offer', 144, 'view_offer'),
	(577, 'Can add offer event', 145, 'add_offerevent'),
	(578, 'Can change offer event', 145, 'change_offerevent'),
	(579, 'Can delete offer event', 145, 'delete_offerevent'),
	(580, 'Can view offer event', 145, 'view_offerevent'),
	(581, 'Can add plan follow up', 146, 'add_planfollowup'),
	(582, 'Can change plan follow up', 146, 'change_planfollowup'),
	(583, 'Can delete plan follow up', 146, 'delete_planfollowup'),
	(584, 'Can view plan follow up', 146, 'view_planfollowup'),
	(585, 'Can add plan follow up event', 147, 'add_planfollowupevent'),
	(586, 'Can change plan follow up event', 147, 'change_planfollowupevent'),
	(587, 'Can delete plan follow up event', 147, 'delete_planfollowupevent'),
	(588, 'Can view plan follow up event', 147, 'view_planfollowupevent'),
	(589, 'Can add plan item', 148, 'add_planitem'),
	(590, 'Can change plan item', 148, 'change_planitem'),
	(591, 'Can delete plan item', 148, 'delete_planitem'),
	(592, 'Can view plan item', 148, 'view_planitem'),
	(593, 'Can add plan item event', 149, 'add_planitemevent'),
	(594, 'Can change plan item event', 149, 'change_planitemevent'),
	(595, 'Can delete plan item event', 149, 'delete_planitemevent'),
	(596, 'Can view plan item event', 149, 'view_planitemevent'),
	(597, 'Can add plan version', 150, 'add_planversion'),
	(598, 'Can change plan version', 150, 'change_planversion'),
	(599, 'Can delete plan version', 150, 'delete_planversion'),
	(600, 'Can view plan version', 150, 'view_planversion'),
	(601, 'Can add plan version event', 151, 'add_planversionevent'),
	(602, 'Can change plan version event', 151, 'change_planversionevent'),
	(603, 'Can delete plan version event', 151, 'delete_planversionevent'),
	(604, 'Can view plan version event', 151, 'view_planversionevent'),
	(605, 'Can add practice agreement', 152, 'add_practiceagreement'),
	(606, 'Can change practice agreement', 152, 'change_practiceagreement'),
	(607, 'Can delete practice agreement', 152, 'delete_practiceagreement'),
	(608, 'Can view practice agreement', 152, 'view_practiceagreement'),
	(609, 'Can add practice agreement event', 153, 'add_practiceagreementevent'),
	(610, 'Can change practice agreement event', 153, 'change_practiceagreementevent'),
	(611, 'Can delete practice agreement event', 153, 'delete_practiceagreementevent'),
	(612, 'Can view practice agreement event', 153, 'view_practiceagreementevent'),
	(613, 'Can add practice week', 154, 'add_practiceweek'),
	(614, 'Can change practice week', 154, 'change_practiceweek'),
	(615, 'Can delete practice week', 154, 'delete_practiceweek'),
	(616, 'Can view practice week', 154, 'view_practiceweek'),
	(617, 'Can add practice week event', 155, 'add_practiceweekevent'),
	(618, 'Can change practice week event', 155, 'change_practiceweekevent'),
	(619, 'Can delete practice week event', 155, 'delete_practiceweekevent'),
	(620, 'Can view practice week event', 155, 'view_practiceweekevent'),
	(621, 'Can add share', 156, 'add_share'),
	(622, 'Can change share', 156, 'change_share'),
	(623, 'Can delete share', 156, 'delete_share'),
	(624, 'Can view share', 156, 'view_share'),
	(625, 'Can add share event', 157, 'add_shareevent'),
	(626, 'Can change share event', 157, 'change_shareevent'),
	(627, 'Can delete share event', 157, 'delete_shareevent'),
	(628, 'Can view share event', 157, 'view_shareevent'),
	(629, 'Can add visit settings event', 158, 'add_visitsettingsevent'),
	(630, 'Can change visit settings event', 158, 'change_visitsettingsevent'),
	(631, 'Can delete visit settings event', 158, 'delete_visitsettingsevent'),
	(632, 'Can view visit settings event', 158, 'view_visitsettingsevent'),
	(633, 'Can add visit staff', 159, 'add_visitstaff'),
	(634, 'Can change visit staff', 159, 'change_visitstaff'),
	(635, 'Can delete visit staff', 159, 'delete_visitstaff'),
	(636, 'Can view visit staff', 159, 'view_visitstaff'),
	(637, 'Can add visit staff event', 160, 'add_visitstaffevent'),
	(638, 'Can change visit staff event', 160, 'change_visitstaffevent'),
	(639, 'Can delete visit staff event', 160, 'delete_visitstaffevent'),
	(640, 'Can view visit staff event', 160, 'view_visitstaffevent'),
	(641, 'Can add concern report', 161, 'add_concernreport'),
	(642, 'Can change concern report', 161, 'change_concernreport'),
	(643, 'Can delete concern report', 161, 'delete_concernreport'),
	(644, 'Can view concern report', 161, 'view_concernreport'),
	(645, 'Can add concern report event', 162, 'add_concernreportevent'),
	(646, 'Can change concern report event', 162, 'change_concernreportevent'),
	(647, 'Can delete concern report event', 162, 'delete_concernreportevent'),
	(648, 'Can view concern report event', 162, 'view_concernreportevent'),
	(649, 'Can add home visit', 163, 'add_homevisit'),
	(650, 'Can change home visit', 163, 'change_homevisit'),
	(651, 'Can delete home visit', 163, 'delete_homevisit'),
	(652, 'Can view home visit', 163, 'view_homevisit'),
	(653, 'Can add visit day', 164, 'add_visitday'),
	(654, 'Can change visit day', 164, 'change_visitday'),
	(655, 'Can delete visit day', 164, 'delete_visitday'),
	(656, 'Can view visit day', 164, 'view_visitday'),
	(657, 'Can add home visit event', 165, 'add_homevisitevent'),
	(658, 'Can change home visit event', 165, 'change_homevisitevent'),
	(659, 'Can delete home visit event', 165, 'delete_homevisitevent'),
	(660, 'Can view home visit event', 165, 'view_homevisitevent'),
	(661, 'Can add visit day event', 166, 'add_visitdayevent'),
	(662, 'Can change visit day event', 166, 'change_visitdayevent'),
	(663, 'Can delete visit day event', 166, 'delete_visitdayevent'),
	(664, 'Can view visit day event', 166, 'view_visitdayevent'),
	(665, 'Can add visit entry', 167, 'add_visitentry'),
	(666, 'Can change visit entry', 167, 'change_visitentry'),
	(667, 'Can delete visit entry', 167, 'delete_visitentry'),
	(668, 'Can view visit entry', 167, 'view_visitentry'),
	(669, 'Can add visit settings', 168, 'add_visitsettings'),
	(670, 'Can change visit settings', 168, 'change_visitsettings'),
	(671, 'Can delete visit settings', 168, 'delete_visitsettings'),
	(672, 'Can view visit settings', 168, 'view_visitsettings'),
	(673, 'Can add export', 169, 'add_export'),
	(674, 'Can change export', 169, 'change_export'),
	(675, 'Can delete export', 169, 'delete_export'),
	(676, 'Can view export', 169, 'view_export'),
	(677, 'Can add export row', 170, 'add_exportrow'),
	(678, 'Can change export row', 170, 'change_exportrow'),
	(679, 'Can delete export row', 170, 'delete_exportrow'),
	(680, 'Can view export row', 170, 'view_exportrow'),
	(681, 'Can add answer', 171, 'add_answer'),
	(682, 'Can change answer', 171, 'change_answer'),
	(683, 'Can delete answer', 171, 'delete_answer'),
	(684, 'Can view answer', 171, 'view_answer'),
	(685, 'Can add answer event', 172, 'add_answerevent'),
	(686, 'Can change answer event', 172, 'change_answerevent'),
	(687, 'Can delete answer event', 172, 'delete_answerevent'),
	(688, 'Can view answer event', 172, 'view_answerevent'),
	(689, 'Can add notice', 173, 'add_notice'),
	(690, 'Can change notice', 173, 'change_notice'),
	(691, 'Can delete notice', 173, 'delete_notice'),
	(692, 'Can view notice', 173, 'view_notice'),
	(693, 'Can add notice event', 174, 'add_noticeevent'),
	(694, 'Can change notice event', 174, 'change_noticeevent'),
	(695, 'Can delete notice event', 174, 'delete_noticeevent'),
	(696, 'Can view notice event', 174, 'view_noticeevent'),
	(697, 'Can add reading copy', 175, 'add_readingcopy'),
	(698, 'Can change reading copy', 175, 'change_readingcopy'),
	(699, 'Can delete reading copy', 175, 'delete_readingcopy'),
	(700, 'Can view reading copy', 175, 'view_readingcopy'),
	(701, 'Can add receipt', 176, 'add_receipt'),
	(702, 'Can change receipt', 176, 'change_receipt'),
	(703, 'Can delete receipt', 176, 'delete_receipt'),
	(704, 'Can view receipt', 176, 'view_receipt'),
	(705, 'Can add receipt event', 177, 'add_receiptevent'),
	(706, 'Can change receipt event', 177, 'change_receiptevent'),
	(707, 'Can delete receipt event', 177, 'delete_receiptevent'),
	(708, 'Can view receipt event', 177, 'view_receiptevent'),
	(709, 'Can add remark', 178, 'add_remark'),
	(710, 'Can change remark', 178, 'change_remark'),
	(711, 'Can delete remark', 178, 'delete_remark'),
	(712, 'Can view remark', 178, 'view_remark'),
	(713, 'Can add remark event', 179, 'add_remarkevent'),
	(714, 'Can change remark event', 179, 'change_remarkevent'),
	(715, 'Can delete remark event', 179, 'delete_remarkevent'),
	(716, 'Can view remark event', 179, 'view_remarkevent'),
	(717, 'Can add sealed export', 180, 'add_sealedexport'),
	(718, 'Can change sealed export', 180, 'change_sealedexport'),
	(719, 'Can delete sealed export', 180, 'delete_sealedexport'),
	(720, 'Can view sealed export', 180, 'view_sealedexport'),
	(721, 'Can add door settings event', 181, 'add_doorsettingsevent'),
	(722, 'Can change door settings event', 181, 'change_doorsettingsevent'),
	(723, 'Can delete door settings event', 181, 'delete_doorsettingsevent'),
	(724, 'Can view door settings event', 181, 'view_doorsettingsevent'),
	(725, 'Can add dropout talk', 182, 'add_dropouttalk'),
	(726, 'Can change dropout talk', 182, 'change_dropouttalk'),
	(727, 'Can delete dropout talk', 182, 'delete_dropouttalk'),
	(728, 'Can view dropout talk', 182, 'view_dropouttalk'),
	(729, 'Can add dropout talk event', 183, 'add_dropouttalkevent'),
	(730, 'Can change dropout talk event', 183, 'change_dropouttalkevent'),
	(731, 'Can delete dropout talk event', 183, 'delete_dropouttalkevent'),
	(732, 'Can view dropout talk event', 183, 'view_dropouttalkevent'),
	(733, 'Can add referral language', 184, 'add_referrallanguage'),
	(734, 'Can change referral language', 184, 'change_referrallanguage'),
	(735, 'Can delete referral language', 184, 'delete_referrallanguage'),
	(736, 'Can view referral language', 184, 'view_referrallanguage'),
	(737, 'Can add referral language event', 185, 'add_referrallanguageevent'),
	(738, 'Can change referral language event', 185, 'change_referrallanguageevent'),
	(739, 'Can delete referral language event', 185, 'delete_referrallanguageevent'),
	(740, 'Can view referral language event', 185, 'view_referrallanguageevent'),
	(741, 'Can add school code', 186, 'add_schoolcode'),
	(742, 'Can change school code', 186, 'change_schoolcode'),
	(743, 'Can delete school code', 186, 'delete_schoolcode'),
	(744, 'Can view school code', 186, 'view_schoolcode'),
	(745, 'Can add school link', 187, 'add_schoollink'),
	(746, 'Can change school link', 187, 'change_schoollink'),
	(747, 'Can delete school link', 187, 'delete_schoollink'),
	(748, 'Can view school link', 187, 'view_schoollink'),
	(749, 'Can add school link event', 188, 'add_schoollinkevent'),
	(750, 'Can change school link event', 188, 'change_schoollinkevent'),
	(751, 'Can delete school link event', 188, 'delete_schoollinkevent'),
	(752, 'Can view school link event', 188, 'view_schoollinkevent'),
	(753, 'Can add school notice', 189, 'add_schoolnotice'),
	(754, 'Can change school notice', 189, 'change_schoolnotice'),
	(755, 'Can delete school notice', 189, 'delete_schoolnotice'),
	(756, 'Can view school notice', 189, 'view_schoolnotice'),
	(757, 'Can add school notice event', 190, 'add_schoolnoticeevent'),
	(758, 'Can change school notice event', 190, 'change_schoolnoticeevent'),
	(759, 'Can delete school notice event', 190, 'delete_schoolnoticeevent'),
	(760, 'Can view school notice event', 190, 'view_schoolnoticeevent'),
	(761, 'Can add school unit', 191, 'add_schoolunit'),
	(762, 'Can change school unit', 191, 'change_schoolunit'),
	(763, 'Can delete school unit', 191, 'delete_schoolunit'),
	(764, 'Can view school unit', 191, 'view_schoolunit'),
	(765, 'Can add school unit event', 192, 'add_schoolunitevent'),
	(766, 'Can change school unit event', 192, 'change_schoolunitevent'),
	(767, 'Can delete school unit event', 192, 'delete_schoolunitevent'),
	(768, 'Can view school unit event', 192, 'view_schoolunitevent'),
	(769, 'Can add self referral', 193, 'add_selfreferral'),
	(770, 'Can change self referral', 193, 'change_selfreferral'),
	(771, 'Can delete self referral', 193, 'delete_selfreferral'),
	(772, 'Can view self referral', 193, 'view_selfreferral'),
	(773, 'Can add self referral event', 194, 'add_selfreferralevent'),
	(774, 'Can change self referral event', 194, 'change_selfreferralevent'),
	(775, 'Can delete self referral event', 194, 'delete_selfreferralevent'),
	(776, 'Can view self referral event', 194, 'view_selfreferralevent'),
	(777, 'Can add door settings', 195, 'add_doorsettings'),
	(778, 'Can change door settings', 195, 'change_doorsettings'),
	(779, 'Can delete door settings', 195, 'delete_doorsettings'),
	(780, 'Can view door settings', 195, 'view_doorsettings'),
	(781, 'Can add absence', 196, 'add_absence'),
	(782, 'Can change absence', 196, 'change_absence'),
	(783, 'Can delete absence', 196, 'delete_absence'),
	(784, 'Can view absence', 196, 'view_absence'),
	(785, 'Can add absence event', 197, 'add_absenceevent'),
	(786, 'Can change absence event', 197, 'change_absenceevent'),
	(787, 'Can delete absence event', 197, 'delete_absenceevent'),
	(788, 'Can view absence event', 197, 'view_absenceevent'),
	(789, 'Can add digest choice', 198, 'add_digestchoice'),
	(790, 'Can change digest choice', 198, 'change_digestchoice'),
	(791, 'Can delete digest choice', 198, 'delete_digestchoice'),
	(792, 'Can view digest choice', 198, 'view_digestchoice'),
	(793, 'Can add digest choice event', 199, 'add_digestchoiceevent'),
	(794, 'Can change digest choice event', 199, 'change_digestchoiceevent'),
	(795, 'Can delete digest choice event', 199, 'delete_digestchoiceevent'),
	(796, 'Can view digest choice event', 199, 'view_digestchoiceevent'),
	(797, 'Can add handover', 200, 'add_handover'),
	(798, 'Can change handover', 200, 'change_handover'),
	(799, 'Can delete handover', 200, 'delete_handover'),
	(800, 'Can view handover', 200, 'view_handover'),
	(801, 'Can add notification', 201, 'add_notification'),
	(802, 'Can change notification', 201, 'change_notification'),
	(803, 'Can delete notification', 201, 'delete_notification'),
	(804, 'Can view notification', 201, 'view_notification'),
	(805, 'Can add reminder', 202, 'add_reminder'),
	(806, 'Can change reminder', 202, 'change_reminder'),
	(807, 'Can delete reminder', 202, 'delete_reminder'),
	(808, 'Can view reminder', 202, 'view_reminder'),
	(809, 'Can add reminder event', 203, 'add_reminderevent'),
	(810, 'Can change reminder event', 203, 'change_reminderevent'),
	(811, 'Can delete reminder event', 203, 'delete_reminderevent'),
	(812, 'Can view reminder event', 203, 'view_reminderevent');

INSERT INTO kaa_template_schema.django_content_type VALUES
	(1, 'tenants', 'tenant'),
	(2, 'tenants', 'domain'),
	(3, 'codelists', 'codelist'),
	(4, 'codelists', 'codelistversion'),
	(5, 'codelists', 'code'),
	(6, 'scb', 'collectionperiod'),
	(7, 'scb', 'reportformat'),
	(8, 'scb', 'reportcolumn'),
	(9, 'scb', 'reportcheck'),
	(10, 'contenttypes', 'contenttype'),
	(11, 'auth', 'permission'),
	(12, 'auth', 'group'),
	(13, 'sessions', 'session'),
	(14, 'accounts', 'user'),
	(15, 'accounts', 'unit'),
	(16, 'accounts', 'label'),
	(17, 'accounts', 'labelevent'),
	(18, 'accounts', 'rolegrant'),
	(19, 'accounts', 'rolegrantevent'),
	(20, 'accounts', 'sitecontactevent'),
	(21, 'accounts', 'sitecontact'),
	(22, 'accounts', 'unitevent'),
	(23, 'accounts', 'userevent'),
	(24, 'accounts', 'apitoken'),
	(25, 'accounts', 'apitokenevent'),
	(26, 'account', 'emailaddress'),
	(27, 'account', 'emailconfirmation'),
	(28, 'usersessions', 'usersession'),
	(29, 'axes', 'accessattempt'),
	(30, 'axes', 'accesslog'),
	(31, 'axes', 'accessfailurelog'),
	(32, 'axes', 'accessattemptexpiration'),
	(33, 'pghistory', 'context'),
	(34, 'pghistory', 'events'),
	(35, 'pghistory', 'middlewareevents'),
	(36, 'work', 'secret'),
	(37, 'work', 'storedfile'),
	(38, 'work', 'message'),
	(39, 'work', 'job'),
	(40, 'audit', 'readlog'),
	(41, 'sources', 'source'),
	(42, 'sources', 'importrun'),
	(43, 'sources', 'rowverdict'),
	(44, 'sources', 'stagedrow'),
	(45, 'sources', 'sourcerecord'),
	(46, 'sources', 'sourcerecordbefore'),
	(47, 'sources', 'mapping'),
	(48, 'sources', 'mappingevent'),
	(49, 'sources', 'upload'),
	(50, 'sources', 'connection'),
	(51, 'sources', 'connectionevent'),
	(52, 'sources', 'fetch'),
	(53, 'sources', 'remoteperson'),
	(54, 'sources', 'historyrecord'),
	(55, 'sources', 'historyrecordevent'),
	(56, 'sources', 'historyrow'),
	(57, 'register', 'compulsoryschool'),
	(58, 'register', 'contactdetail'),
	(59, 'register', 'exam'),
	(60, 'register', 'guardian'),
	(61, 'register', 'legalsex'),
	(62, 'register', 'residence'),
	(63, 'register', 'schoolplacement'),
	(64, 'register', 'occupationfact'),
	(65, 'register', 'registration'),
	(66, 'register', 'proposal'),
	(67, 'register', 'youth'),
	(68, 'register', 'schoolplacementevent'),
	(69, 'register', 'residenceevent'),
	(70, 'register', 'registrationevent'),
	(71, 'register', 'proposalevent'),
	(72, 'register', 'occupationfactevent'),
	(73, 'register', 'legalsexevent'),
	(74, 'register', 'guardianevent'),
	(75, 'register', 'examevent'),
	(76, 'register', 'contactdetailevent'),
	(77, 'register', 'compulsoryschoolevent'),
	(78, 'register', 'youthevent'),
	(79, 'register', 'youthnumber'),
	(80, 'register', 'youthnumberevent'),
	(81, 'register', 'listcolumns'),
	(82, 'register', 'listworkbook'),
	(83, 'register', 'preferreddetail'),
	(84, 'register', 'preferreddetailevent'),
	(85, 'register', 'savedfilter'),
	(86, 'register', 'draft'),
	(87, 'register', 'identificationsettings'),
	(88, 'register', 'identificationsettingsevent'),
	(89, 'register', 'protectionnotice'),
	(90, 'register', 'notsame'),
	(91, 'register', 'notsameevent'),
	(92, 'register', 'youthmerge'),
	(93, 'register', 'youthmergeevent'),
	(94, 'outreach', 'contact'),
	(95, 'outreach', 'contactevent'),
	(96, 'outreach', 'ladderevent'),
	(97, 'outreach', 'ladderstep'),
	(98, 'outreach', 'ladderstepevent'),
	(99, 'outreach', 'outreachpause'),
	(100, 'outreach', 'outreachpauseevent'),
	(101, 'outreach', 'outreachsettings'),
	(102, 'outreach', 'outreachsettingsevent'),
	(103, 'outreach', 'steprecord'),
	(104, 'outreach', 'steprecordevent'),
	(105, 'outreach', 'ladder'),
	(106, 'letters', 'senderevent'),
	(107, 'letters', 'smsgateway'),
	(108, 'letters', 'smsgatewayevent'),
	(109, 'letters', 'templateversion'),
	(110, 'letters', 'handover'),
	(111, 'letters', 'handoverevent'),
	(112, 'letters', 'letterfile'),
	(113, 'letters', 'letter'),
	(114, 'letters', 'lettertemplate'),
	(115, 'letters', 'lettertemplateevent'),
	(116, 'letters', 'mailing'),
	(117, 'letters', 'letterevent'),
	(118, 'letters', 'leftout'),
	(119, 'letters', 'mailingevent'),
	(120, 'letters', 'sender'),
	(121, 'support', 'intervention'),
	(122, 'support', 'interventionevent'),
	(123, 'support', 'participation'),
	(124, 'support', 'programme'),
	(125, 'support', 'participationevent'),
	(126, 'support', 'actionplan'),
	(127, 'support', 'actionplanevent'),
	(128, 'support', 'answer'),
	(129, 'support', 'answerevent'),
	(130, 'support', 'assessment'),
	(131, 'support', 'assessmentdecision'),
	(132, 'support', 'assessmentdecisionevent'),
	(133, 'support', 'assessmentevent'),
	(134, 'support', 'assessmentquestion'),
	(135, 'support', 'assessmentquestionevent'),
	(136, 'support', 'assessmenttemplate'),
	(137, 'support', 'assessmenttemplateevent'),
	(138, 'support', 'consent'),
	(139, 'support', 'consentevent'),
	(140, 'support', 'coordinatedplan'),
	(141, 'support', 'coordinatedplanevent'),
	(142, 'support', 'interventionfollowup'),
	(143, 'support', 'interventionfollowupevent'),
	(144, 'support', 'offer'),
	(145, 'support', 'offerevent'),
	(146, 'support', 'planfollowup'),
	(147, 'support', 'planfollowupevent'),
	(148, 'support', 'planitem'),
	(149, 'support', 'planitemevent'),
	(150, 'support', 'planversion'),
	(151, 'support', 'planversionevent'),
	(152, 'support', 'practiceagreement'),
	(153, 'support', 'practiceagreementevent'),
	(154, 'support', 'practiceweek'),
	(155, 'support', 'practiceweekevent'),
	(156, 'support', 'share'),
	(157, 'support', 'shareevent'),
	(158, 'visits', 'visitsettingsevent'),
	(159, 'visits', 'visitstaff'),
	(160, 'visits', 'visitstaffevent'),
	(161, 'visits', 'concernreport'),
	(162, 'visits', 'concernreportevent'),
	(163, 'visits', 'homevisit'),
	(164, 'visits', 'visitday'),
	(165, 'visits', 'homevisitevent'),
	(166, 'visits', 'visitdayevent'),
	(167, 'visits', 'visitentry'),
	(168, 'visits', 'visitsettings'),
	(169, 'reporting', 'export'),
	(170, 'reporting', 'exportrow'),
	(171, 'reporting', 'answer'),
	(172, 'reporting', 'answerevent'),
	(173, 'reporting', 'notice'),
	(174, 'reporting', 'noticeevent'),
	(175, 'reporting', 'readingcopy'),
	(176, 'reporting', 'receipt'),
	(177, 'reporting', 'receiptevent'),
	(178, 'reporting', 'remark'),
	(179, 'reporting', 'remarkevent'),
	(180, 'reporting', 'sealedexport'),
	(181, 'doors', 'doorsettingsevent'),
	(182, 'doors', 'dropouttalk'),
	(183, 'doors', 'dropouttalkevent'),
	(184, 'doors', 'referrallanguage'),
	(185, 'doors', 'referrallanguageevent'),
	(186, 'doors', 'schoolcode'),
	(187, 'doors', 'schoollink'),
	(188, 'doors', 'schoollinkevent'),
	(189, 'doors', 'schoolnotice'),
	(190, 'doors', 'schoolnoticeevent'),
	(191, 'doors', 'schoolunit'),
	(192, 'doors', 'schoolunitevent'),
	(193, 'doors', 'selfreferral'),
	(194, 'doors', 'selfreferralevent'),
	(195, 'doors', 'doorsettings'),
	(196, 'reminders', 'absence'),
	(197, 'reminders', 'absenceevent'),
	(198, 'reminders', 'digestchoice'),
	(199, 'reminders', 'digestchoiceevent'),
	(200, 'reminders', 'handover'),
	(201, 'reminders', 'notification'),
	(202, 'reminders', 'reminder'),
	(203, 'reminders', 'reminderevent');

INSERT INTO kaa_template_schema.django_migrations VALUES
	(1, 'accounts', '0001_initial', '2026-01-01 00:00:00+00'),
	(2, 'account', '0001_initial', '2026-01-01 00:00:00+00'),
	(3, 'account', '0002_email_max_length', '2026-01-01 00:00:00+00'),
	(4, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-01-01 00:00:00+00'),
	(5, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-01-01 00:00:00+00'),
	(6, 'account', '0005_emailaddress_idx_upper_email', '2026-01-01 00:00:00+00'),
	(7, 'account', '0006_emailaddress_lower', '2026-01-01 00:00:00+00'),
	(8, 'account', '0007_emailaddress_idx_email', '2026-01-01 00:00:00+00'),
	(9, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-01-01 00:00:00+00'),
	(10, 'account', '0009_emailaddress_unique_primary_email', '2026-01-01 00:00:00+00'),
	(11, 'accounts', '0002_rolegrant_history', '2026-01-01 00:00:00+00'),
	(12, 'accounts', '0003_site_contact', '2026-01-01 00:00:00+00'),
	(13, 'accounts', '0004_staff_history', '2026-01-01 00:00:00+00'),
	(14, 'accounts', '0005_api_tokens', '2026-01-01 00:00:00+00'),
	(15, 'audit', '0001_initial', '2026-01-01 00:00:00+00'),
	(16, 'contenttypes', '0001_initial', '2026-01-01 00:00:00+00'),
	(17, 'contenttypes', '0002_remove_content_type_name', '2026-01-01 00:00:00+00'),
	(18, 'auth', '0001_initial', '2026-01-01 00:00:00+00'),
	(19, 'auth', '0002_alter_permission_name_max_length', '2026-01-01 00:00:00+00'),
	(20, 'auth', '0003_alter_user_email_max_length', '2026-01-01 00:00:00+00'),
	(21, 'auth', '0004_alter_user_username_opts', '2026-01-01 00:00:00+00'),
	(22, 'auth', '0005_alter_user_last_login_null', '2026-01-01 00:00:00+00'),
	(23, 'auth', '0006_require_contenttypes_0002', '2026-01-01 00:00:00+00'),
	(24, 'auth', '0007_alter_validators_add_error_messages', '2026-01-01 00:00:00+00'),
	(25, 'auth', '0008_alter_user_username_max_length', '2026-01-01 00:00:00+00'),
	(26, 'auth', '0009_alter_user_last_name_max_length', '2026-01-01 00:00:00+00'),
	(27, 'auth', '0010_alter_group_name_max_length', '2026-01-01 00:00:00+00'),
	(28, 'auth', '0011_update_proxy_permissions', '2026-01-01 00:00:00+00'),
	(29, 'auth', '0012_alter_user_first_name_max_length', '2026-01-01 00:00:00+00'),
	(30, 'axes', '0001_initial', '2026-01-01 00:00:00+00'),
	(31, 'axes', '0002_auto_20151217_2044', '2026-01-01 00:00:00+00'),
	(32, 'axes', '0003_auto_20160322_0929', '2026-01-01 00:00:00+00'),
	(33, 'axes', '0004_auto_20181024_1538', '2026-01-01 00:00:00+00'),
	(34, 'axes', '0005_remove_accessattempt_trusted', '2026-01-01 00:00:00+00'),
	(35, 'axes', '0006_remove_accesslog_trusted', '2026-01-01 00:00:00+00'),
	(36, 'axes', '0007_alter_accessattempt_unique_together', '2026-01-01 00:00:00+00'),
	(37, 'axes', '0008_accessfailurelog', '2026-01-01 00:00:00+00'),
	(38, 'axes', '0009_add_session_hash', '2026-01-01 00:00:00+00'),
	(39, 'axes', '0010_accessattemptexpiration', '2026-01-01 00:00:00+00'),
	(40, 'register', '0001_initial', '2026-01-01 00:00:00+00'),
	(41, 'work', '0001_initial', '2026-01-01 00:00:00+00'),
	(42, 'register', '0002_versions_and_notes', '2026-01-01 00:00:00+00'),
	(43, 'register', '0003_lists_and_drafts', '2026-01-01 00:00:00+00'),
	(44, 'register', '0004_identification_settings', '2026-01-01 00:00:00+00'),
	(45, 'register', '0005_protection', '2026-01-01 00:00:00+00'),
	(46, 'register', '0006_merging', '2026-01-01 00:00:00+00'),
	(47, 'doors', '0001_initial', '2026-01-01 00:00:00+00'),
	(48, 'work', '0002_outbox_attempts', '2026-01-01 00:00:00+00'),
	(49, 'register', '0007_guardian_address', '2026-01-01 00:00:00+00'),
	(50, 'outreach', '0001_initial', '2026-01-01 00:00:00+00'),
	(51, 'outreach', '0002_recipients_version', '2026-01-01 00:00:00+00'),
	(52, 'letters', '0001_initial', '2026-01-01 00:00:00+00'),
	(53, 'outreach', '0003_outreach_ladder', '2026-01-01 00:00:00+00'),
	(54, 'pghistory', '0001_initial', '2026-01-01 00:00:00+00'),
	(55, 'pghistory', '0002_aggregateevent', '2026-01-01 00:00:00+00'),
	(56, 'pghistory', '0003_auto_20201023_1636', '2026-01-01 00:00:00+00'),
	(57, 'pghistory', '0004_auto_20220906_1625', '2026-01-01 00:00:00+00'),
	(58, 'pghistory', '0005_events_middlewareevents', '2026-01-01 00:00:00+00'),
	(59, 'pghistory', '0006_delete_aggregateevent', '2026-01-01 00:00:00+00'),
	(60, 'pghistory', '0007_auto_20250421_0444', '2026-01-01 00:00:00+00'),
	(61, 'reminders', '0001_reminders_absences_and_notifications', '2026-01-01 00:00:00+00'),
	(62, 'reporting', '0001_initial', '2026-01-01 00:00:00+00'),
	(63, 'reporting', '0002_receipts_answers_and_copies', '2026-01-01 00:00:00+00'),
	(64, 'reporting', '0003_sealed_exports', '2026-01-01 00:00:00+00'),
	(65, 'sessions', '0001_initial', '2026-01-01 00:00:00+00'),
	(66, 'sources', '0001_initial', '2026-01-01 00:00:00+00'),
	(67, 'sources', '0002_undo', '2026-01-01 00:00:00+00'),
	(68, 'sources', '0003_mappings', '2026-01-01 00:00:00+00'),
	(69, 'sources', '0004_ss12000', '2026-01-01 00:00:00+00'),
	(70, 'sources', '0005_verdicts_youths', '2026-01-01 00:00:00+00'),
	(71, 'sources', '0006_history', '2026-01-01 00:00:00+00'),
	(72, 'sources', '0007_row_hash', '2026-01-01 00:00:00+00'),
	(73, 'support', '0001_initial', '2026-01-01 00:00:00+00'),
	(74, 'support', '0002_planning', '2026-01-01 00:00:00+00'),
	(75, 'usersessions', '0001_initial', '2026-01-01 00:00:00+00'),
	(76, 'visits', '0001_initial', '2026-01-01 00:00:00+00');

SELECT pg_catalog.setval('kaa_template_schema.account_emailaddress_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.account_emailconfirmation_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_apitoken_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_apitokenevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_label_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_labelevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_rolegrant_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_rolegrantevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_sitecontact_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_sitecontactevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_unit_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_unitevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_user_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.accounts_userevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.audit_readlog_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.auth_group_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.auth_group_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.auth_permission_id_seq', 812, true);

SELECT pg_catalog.setval('kaa_template_schema.axes_accessattempt_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.axes_accessfailurelog_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.axes_accesslog_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.django_content_type_id_seq', 203, true);

SELECT pg_catalog.setval('kaa_template_schema.django_migrations_id_seq', 76, true);

SELECT pg_catalog.setval('kaa_template_schema.doors_doorsettings_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_doorsettingsevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_dropouttalk_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_dropouttalkevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_referrallanguage_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_referrallanguageevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_schoolcode_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_schoollink_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_schoollinkevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_schoolnotice_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_schoolnoticeevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_schoolunit_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_schoolunitevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_selfreferral_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.doors_selfreferralevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_handover_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_handoverevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_leftout_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_letter_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_letterevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_letterfile_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_lettertemplate_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_lettertemplateevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_mailing_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_mailingevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_sender_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_senderevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_smsgateway_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_smsgatewayevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.letters_templateversion_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_contact_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_contactevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_ladder_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_ladderevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_ladderstep_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_ladderstepevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_outreachpause_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_outreachpauseevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_outreachsettings_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_outreachsettingsevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_steprecord_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.outreach_steprecordevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_compulsoryschool_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_compulsoryschoolevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_contactdetail_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_contactdetailevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_draft_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_exam_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_examevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_guardian_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_guardianevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_identificationsettings_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_identificationsettingsevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_legalsex_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_legalsexevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_listcolumns_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_listworkbook_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_notsame_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_notsameevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_occupationfact_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_occupationfactevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_preferreddetail_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_preferreddetailevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_proposal_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_proposalevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_protectionnotice_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_registration_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_registrationevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_residence_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_residenceevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_savedfilter_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_schoolplacement_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_schoolplacementevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_youth_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_youthevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_youthmerge_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_youthmergeevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_youthnumber_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.register_youthnumberevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reminders_absence_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reminders_absenceevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reminders_digestchoice_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reminders_digestchoiceevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reminders_handover_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reminders_notification_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reminders_reminder_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reminders_reminderevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reporting_answer_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reporting_answerevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reporting_export_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reporting_notice_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reporting_noticeevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reporting_readingcopy_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reporting_receipt_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reporting_receiptevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reporting_remark_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.reporting_remarkevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_connection_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_connectionevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_fetch_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_historyrecord_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_historyrecordevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_importrun_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_mapping_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_mappingevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_remoteperson_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_rowverdict_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_source_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_sourcerecord_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_sourcerecordbefore_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.sources_upload_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_actionplan_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_actionplanevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_answer_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_answerevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_assessment_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_assessmentdecision_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_assessmentdecisionevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_assessmentevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_assessmentquestion_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_assessmentquestionevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_assessmenttemplate_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_assessmenttemplateevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_consent_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_consentevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_coordinatedplan_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_coordinatedplanevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_intervention_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_interventionevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_interventionfollowup_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_interventionfollowupevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_offer_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_offerevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_participation_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_participationevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_planfollowup_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_planfollowupevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_planitem_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_planitemevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_planversion_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_planversionevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_practiceagreement_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_practiceagreementevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_practiceweek_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_practiceweekevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_programme_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_share_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.support_shareevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.usersessions_usersession_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.visits_concernreport_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.visits_concernreportevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.visits_homevisit_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.visits_homevisitevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.visits_visitday_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.visits_visitdayevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.visits_visitentry_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.visits_visitsettings_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.visits_visitsettingsevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.visits_visitstaff_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.visits_visitstaffevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.work_job_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.work_message_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.work_secret_id_seq', 1, false);

SELECT pg_catalog.setval('kaa_template_schema.work_storedfile_id_seq', 1, false);

ALTER TABLE ONLY kaa_template_schema.reminders_absence
    ADD CONSTRAINT absence_no_overlap EXCLUDE USING gist (user_id WITH =, daterange(starts_on, ends_on, '[)'::text) WITH &&);

ALTER TABLE ONLY kaa_template_schema.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY kaa_template_schema.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY kaa_template_schema.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_digest_key UNIQUE (digest);

ALTER TABLE ONLY kaa_template_schema.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.accounts_apitokenevent
    ADD CONSTRAINT accounts_apitokenevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.accounts_label
    ADD CONSTRAINT accounts_label_name_key UNIQUE (name);

ALTER TABLE ONLY kaa_template_schema.accounts_label
    ADD CONSTRAINT accounts_label_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.accounts_label
    ADD CONSTRAINT accounts_label_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.accounts_labelevent
    ADD CONSTRAINT accounts_labelevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.accounts_rolegrant
    ADD CONSTRAINT accounts_rolegrant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.accounts_rolegrantevent
    ADD CONSTRAINT accounts_rolegrantevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.accounts_sitecontact
    ADD CONSTRAINT accounts_sitecontact_only_key UNIQUE ("only");

ALTER TABLE ONLY kaa_template_schema.accounts_sitecontact
    ADD CONSTRAINT accounts_sitecontact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.accounts_sitecontact
    ADD CONSTRAINT accounts_sitecontact_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.accounts_sitecontactevent
    ADD CONSTRAINT accounts_sitecontactevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.accounts_unit
    ADD CONSTRAINT accounts_unit_name_key UNIQUE (name);

ALTER TABLE ONLY kaa_template_schema.accounts_unit
    ADD CONSTRAINT accounts_unit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.accounts_unit
    ADD CONSTRAINT accounts_unit_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.accounts_unitevent
    ADD CONSTRAINT accounts_unitevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.accounts_user
    ADD CONSTRAINT accounts_user_email_key UNIQUE (email);

ALTER TABLE ONLY kaa_template_schema.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.accounts_user
    ADD CONSTRAINT accounts_user_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.accounts_userevent
    ADD CONSTRAINT accounts_userevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_answer
    ADD CONSTRAINT answer_once UNIQUE (assessment_id, question_id);

ALTER TABLE ONLY kaa_template_schema.support_assessment
    ADD CONSTRAINT assessment_once_a_day UNIQUE (youth_id, template_id, held_on);

ALTER TABLE ONLY kaa_template_schema.support_assessmentquestion
    ADD CONSTRAINT assessmentquestion_once UNIQUE (template_id, "position");

ALTER TABLE ONLY kaa_template_schema.support_assessmenttemplate
    ADD CONSTRAINT assessmenttemplate_once UNIQUE (slug, number);

ALTER TABLE ONLY kaa_template_schema.audit_readlog
    ADD CONSTRAINT audit_readlog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY kaa_template_schema.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY kaa_template_schema.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY kaa_template_schema.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);

ALTER TABLE ONLY kaa_template_schema.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);

ALTER TABLE ONLY kaa_template_schema.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_contactdetail
    ADD CONSTRAINT contactdetail_once UNIQUE (youth_id, kind, value, postcode, source);

ALTER TABLE ONLY kaa_template_schema.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY kaa_template_schema.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY kaa_template_schema.doors_doorsettings
    ADD CONSTRAINT doors_doorsettings_only_key UNIQUE ("only");

ALTER TABLE ONLY kaa_template_schema.doors_doorsettings
    ADD CONSTRAINT doors_doorsettings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.doors_doorsettings
    ADD CONSTRAINT doors_doorsettings_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.doors_doorsettingsevent
    ADD CONSTRAINT doors_doorsettingsevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.doors_dropouttalk
    ADD CONSTRAINT doors_dropouttalk_nonce_key UNIQUE (nonce);

ALTER TABLE ONLY kaa_template_schema.doors_dropouttalk
    ADD CONSTRAINT doors_dropouttalk_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.doors_dropouttalk
    ADD CONSTRAINT doors_dropouttalk_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.doors_dropouttalkevent
    ADD CONSTRAINT doors_dropouttalkevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.doors_referrallanguage
    ADD CONSTRAINT doors_referrallanguage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.doors_referrallanguage
    ADD CONSTRAINT doors_referrallanguage_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.doors_referrallanguage
    ADD CONSTRAINT doors_referrallanguage_tag_key UNIQUE (tag);

ALTER TABLE ONLY kaa_template_schema.doors_referrallanguageevent
    ADD CONSTRAINT doors_referrallanguageevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.doors_schoolcode
    ADD CONSTRAINT doors_schoolcode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.doors_schoolcode
    ADD CONSTRAINT doors_schoolcode_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.doors_schoollink
    ADD CONSTRAINT doors_schoollink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.doors_schoollink
    ADD CONSTRAINT doors_schoollink_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.doors_schoollink
    ADD CONSTRAINT doors_schoollink_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY kaa_template_schema.doors_schoollinkevent
    ADD CONSTRAINT doors_schoollinkevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.doors_schoolnotice
    ADD CONSTRAINT doors_schoolnotice_nonce_key UNIQUE (nonce);

ALTER TABLE ONLY kaa_template_schema.doors_schoolnotice
    ADD CONSTRAINT doors_schoolnotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.doors_schoolnotice
    ADD CONSTRAINT doors_schoolnotice_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.doors_schoolnoticeevent
    ADD CONSTRAINT doors_schoolnoticeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.doors_schoolunit
    ADD CONSTRAINT doors_schoolunit_code_key UNIQUE (code);

ALTER TABLE ONLY kaa_template_schema.doors_schoolunit
    ADD CONSTRAINT doors_schoolunit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.doors_schoolunit
    ADD CONSTRAINT doors_schoolunit_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.doors_schoolunitevent
    ADD CONSTRAINT doors_schoolunitevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.doors_selfreferral
    ADD CONSTRAINT doors_selfreferral_nonce_key UNIQUE (nonce);

ALTER TABLE ONLY kaa_template_schema.doors_selfreferral
    ADD CONSTRAINT doors_selfreferral_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.doors_selfreferral
    ADD CONSTRAINT doors_selfreferral_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.doors_selfreferralevent
    ADD CONSTRAINT doors_selfreferralevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_draft
    ADD CONSTRAINT draft_once UNIQUE (user_id, form, subject);

ALTER TABLE ONLY kaa_template_schema.register_exam
    ADD CONSTRAINT exam_once UNIQUE (youth_id, kind, awarded_on, source);

ALTER TABLE ONLY kaa_template_schema.reporting_export
    ADD CONSTRAINT export_number_once UNIQUE (period, municipality_code, number);

ALTER TABLE ONLY kaa_template_schema.register_guardian
    ADD CONSTRAINT guardian_once UNIQUE (youth_id, source, "position");

ALTER TABLE ONLY kaa_template_schema.sources_historyrecord
    ADD CONSTRAINT historyrecord_once UNIQUE (youth_id, kind, content_hash);

ALTER TABLE ONLY kaa_template_schema.visits_homevisit
    ADD CONSTRAINT homevisit_once UNIQUE (day_id, youth_id);

ALTER TABLE ONLY kaa_template_schema.outreach_ladderstep
    ADD CONSTRAINT ladderstep_place UNIQUE (ladder_id, "position") DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_leftout
    ADD CONSTRAINT leftout_once UNIQUE (mailing_id, youth_id, reason);

ALTER TABLE ONLY kaa_template_schema.register_legalsex
    ADD CONSTRAINT legalsex_once UNIQUE (youth_id, valid_from);

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letter_once UNIQUE (youth_id, step_key, occasion, recipient);

ALTER TABLE ONLY kaa_template_schema.letters_letterfile
    ADD CONSTRAINT letterfile_once UNIQUE (mailing_id, kind, number);

ALTER TABLE ONLY kaa_template_schema.letters_handover
    ADD CONSTRAINT letters_handover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.letters_handover
    ADD CONSTRAINT letters_handover_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.letters_handoverevent
    ADD CONSTRAINT letters_handoverevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.letters_leftout
    ADD CONSTRAINT letters_leftout_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_contact_id_key UNIQUE (contact_id);

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_message_id_key UNIQUE (message_id);

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.letters_letterevent
    ADD CONSTRAINT letters_letterevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.letters_letterfile
    ADD CONSTRAINT letters_letterfile_file_id_key UNIQUE (file_id);

ALTER TABLE ONLY kaa_template_schema.letters_letterfile
    ADD CONSTRAINT letters_letterfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.letters_letterfile
    ADD CONSTRAINT letters_letterfile_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.letters_lettertemplate
    ADD CONSTRAINT letters_lettertemplate_key_key UNIQUE (key);

ALTER TABLE ONLY kaa_template_schema.letters_lettertemplate
    ADD CONSTRAINT letters_lettertemplate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.letters_lettertemplate
    ADD CONSTRAINT letters_lettertemplate_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.letters_lettertemplateevent
    ADD CONSTRAINT letters_lettertemplateevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.letters_mailing
    ADD CONSTRAINT letters_mailing_once_key UNIQUE (once);

ALTER TABLE ONLY kaa_template_schema.letters_mailing
    ADD CONSTRAINT letters_mailing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.letters_mailing
    ADD CONSTRAINT letters_mailing_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.letters_mailingevent
    ADD CONSTRAINT letters_mailingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.letters_sender
    ADD CONSTRAINT letters_sender_is_only_key UNIQUE (is_only);

ALTER TABLE ONLY kaa_template_schema.letters_sender
    ADD CONSTRAINT letters_sender_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.letters_sender
    ADD CONSTRAINT letters_sender_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.letters_senderevent
    ADD CONSTRAINT letters_senderevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.letters_smsgateway
    ADD CONSTRAINT letters_smsgateway_is_only_key UNIQUE (is_only);

ALTER TABLE ONLY kaa_template_schema.letters_smsgateway
    ADD CONSTRAINT letters_smsgateway_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.letters_smsgateway
    ADD CONSTRAINT letters_smsgateway_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.letters_smsgatewayevent
    ADD CONSTRAINT letters_smsgatewayevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.letters_templateversion
    ADD CONSTRAINT letters_templateversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.letters_templateversion
    ADD CONSTRAINT letters_templateversion_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.reporting_notice
    ADD CONSTRAINT notice_once UNIQUE (period, kind);

ALTER TABLE ONLY kaa_template_schema.reminders_notification
    ADD CONSTRAINT notification_once UNIQUE (user_id, key);

ALTER TABLE ONLY kaa_template_schema.register_notsame
    ADD CONSTRAINT notsame_once UNIQUE (first_id, second_id);

ALTER TABLE ONLY kaa_template_schema.outreach_contact
    ADD CONSTRAINT outreach_contact_occupation_id_key UNIQUE (occupation_id);

ALTER TABLE ONLY kaa_template_schema.outreach_contact
    ADD CONSTRAINT outreach_contact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.outreach_contact
    ADD CONSTRAINT outreach_contact_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.outreach_contactevent
    ADD CONSTRAINT outreach_contactevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.outreach_ladder
    ADD CONSTRAINT outreach_ladder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.outreach_ladder
    ADD CONSTRAINT outreach_ladder_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.outreach_ladderevent
    ADD CONSTRAINT outreach_ladderevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.outreach_ladderstep
    ADD CONSTRAINT outreach_ladderstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.outreach_ladderstep
    ADD CONSTRAINT outreach_ladderstep_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.outreach_ladderstepevent
    ADD CONSTRAINT outreach_ladderstepevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.outreach_outreachpause
    ADD CONSTRAINT outreach_outreachpause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.outreach_outreachpause
    ADD CONSTRAINT outreach_outreachpause_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.outreach_outreachpauseevent
    ADD CONSTRAINT outreach_outreachpauseevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.outreach_outreachsettings
    ADD CONSTRAINT outreach_outreachsettings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.outreach_outreachsettings
    ADD CONSTRAINT outreach_outreachsettings_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.outreach_outreachsettingsevent
    ADD CONSTRAINT outreach_outreachsettingsevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.outreach_steprecord
    ADD CONSTRAINT outreach_steprecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.outreach_steprecord
    ADD CONSTRAINT outreach_steprecord_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.outreach_steprecordevent
    ADD CONSTRAINT outreach_steprecordevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.pghistory_context
    ADD CONSTRAINT pghistory_context_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_planitem
    ADD CONSTRAINT planitem_once UNIQUE (plan_version_id, "position");

ALTER TABLE ONLY kaa_template_schema.support_planversion
    ADD CONSTRAINT planversion_once UNIQUE (plan_id, number);

ALTER TABLE ONLY kaa_template_schema.support_practiceagreement
    ADD CONSTRAINT practiceagreement_once UNIQUE (intervention_id);

ALTER TABLE ONLY kaa_template_schema.support_practiceweek
    ADD CONSTRAINT practiceweek_once UNIQUE (agreement_id, monday);

ALTER TABLE ONLY kaa_template_schema.register_compulsoryschool
    ADD CONSTRAINT register_compulsoryschool_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_compulsoryschool
    ADD CONSTRAINT register_compulsoryschool_youth_id_key UNIQUE (youth_id);

ALTER TABLE ONLY kaa_template_schema.register_compulsoryschoolevent
    ADD CONSTRAINT register_compulsoryschoolevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_contactdetail
    ADD CONSTRAINT register_contactdetail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_contactdetail
    ADD CONSTRAINT register_contactdetail_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_contactdetailevent
    ADD CONSTRAINT register_contactdetailevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_draft
    ADD CONSTRAINT register_draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_draft
    ADD CONSTRAINT register_draft_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_exam
    ADD CONSTRAINT register_exam_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_exam
    ADD CONSTRAINT register_exam_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_examevent
    ADD CONSTRAINT register_examevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_guardian
    ADD CONSTRAINT register_guardian_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_guardian
    ADD CONSTRAINT register_guardian_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_guardianevent
    ADD CONSTRAINT register_guardianevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_identificationsettings
    ADD CONSTRAINT register_identificationsettings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_identificationsettings
    ADD CONSTRAINT register_identificationsettings_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_identificationsettingsevent
    ADD CONSTRAINT register_identificationsettingsevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_legalsex
    ADD CONSTRAINT register_legalsex_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_legalsexevent
    ADD CONSTRAINT register_legalsexevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_listcolumns
    ADD CONSTRAINT register_listcolumns_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_listcolumns
    ADD CONSTRAINT register_listcolumns_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY kaa_template_schema.register_listworkbook
    ADD CONSTRAINT register_listworkbook_file_id_key UNIQUE (file_id);

ALTER TABLE ONLY kaa_template_schema.register_listworkbook
    ADD CONSTRAINT register_listworkbook_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_listworkbook
    ADD CONSTRAINT register_listworkbook_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_notsame
    ADD CONSTRAINT register_notsame_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_notsame
    ADD CONSTRAINT register_notsame_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_notsameevent
    ADD CONSTRAINT register_notsameevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_occupationfact
    ADD CONSTRAINT register_occupationfact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_occupationfact
    ADD CONSTRAINT register_occupationfact_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_occupationfactevent
    ADD CONSTRAINT register_occupationfactevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_preferreddetail
    ADD CONSTRAINT register_preferreddetail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_preferreddetail
    ADD CONSTRAINT register_preferreddetail_youth_id_key UNIQUE (youth_id);

ALTER TABLE ONLY kaa_template_schema.register_preferreddetailevent
    ADD CONSTRAINT register_preferreddetailevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_proposal
    ADD CONSTRAINT register_proposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_proposal
    ADD CONSTRAINT register_proposal_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_proposalevent
    ADD CONSTRAINT register_proposalevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_protectionnotice
    ADD CONSTRAINT register_protectionnotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_protectionnotice
    ADD CONSTRAINT register_protectionnotice_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_registration
    ADD CONSTRAINT register_registration_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_registration
    ADD CONSTRAINT register_registration_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_registrationevent
    ADD CONSTRAINT register_registrationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_residence
    ADD CONSTRAINT register_residence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_residenceevent
    ADD CONSTRAINT register_residenceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_savedfilter
    ADD CONSTRAINT register_savedfilter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_savedfilter
    ADD CONSTRAINT register_savedfilter_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_schoolplacement
    ADD CONSTRAINT register_schoolplacement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_schoolplacement
    ADD CONSTRAINT register_schoolplacement_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_schoolplacementevent
    ADD CONSTRAINT register_schoolplacementevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_youth
    ADD CONSTRAINT register_youth_personnummer_key UNIQUE (personnummer);

ALTER TABLE ONLY kaa_template_schema.register_youth
    ADD CONSTRAINT register_youth_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_youth
    ADD CONSTRAINT register_youth_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_youthevent
    ADD CONSTRAINT register_youthevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_youthmerge
    ADD CONSTRAINT register_youthmerge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_youthmerge
    ADD CONSTRAINT register_youthmerge_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.register_youthmergeevent
    ADD CONSTRAINT register_youthmergeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_youthnumber
    ADD CONSTRAINT register_youthnumber_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.register_youthnumber
    ADD CONSTRAINT register_youthnumber_value_key UNIQUE (value);

ALTER TABLE ONLY kaa_template_schema.register_youthnumberevent
    ADD CONSTRAINT register_youthnumberevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.register_registration
    ADD CONSTRAINT registration_no_overlap EXCLUDE USING gist (youth_id WITH =, daterange(registered_on, deregistered_on, '[)'::text) WITH &&) WHERE ((mistaken_at IS NULL));

ALTER TABLE ONLY kaa_template_schema.reminders_absence
    ADD CONSTRAINT reminders_absence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.reminders_absence
    ADD CONSTRAINT reminders_absence_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.reminders_absenceevent
    ADD CONSTRAINT reminders_absenceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.reminders_digestchoice
    ADD CONSTRAINT reminders_digestchoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.reminders_digestchoice
    ADD CONSTRAINT reminders_digestchoice_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY kaa_template_schema.reminders_digestchoiceevent
    ADD CONSTRAINT reminders_digestchoiceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.reminders_handover
    ADD CONSTRAINT reminders_handover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.reminders_handover
    ADD CONSTRAINT reminders_handover_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.reminders_notification
    ADD CONSTRAINT reminders_notification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.reminders_notification
    ADD CONSTRAINT reminders_notification_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.reminders_reminder
    ADD CONSTRAINT reminders_reminder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.reminders_reminder
    ADD CONSTRAINT reminders_reminder_previous_id_key UNIQUE (previous_id);

ALTER TABLE ONLY kaa_template_schema.reminders_reminder
    ADD CONSTRAINT reminders_reminder_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.reminders_reminderevent
    ADD CONSTRAINT reminders_reminderevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.sources_remoteperson
    ADD CONSTRAINT remoteperson_once UNIQUE (connection_id, remote_id);

ALTER TABLE ONLY kaa_template_schema.reporting_answer
    ADD CONSTRAINT reporting_answer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.reporting_answer
    ADD CONSTRAINT reporting_answer_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.reporting_answerevent
    ADD CONSTRAINT reporting_answerevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.reporting_export
    ADD CONSTRAINT reporting_export_file_id_key UNIQUE (file_id);

ALTER TABLE ONLY kaa_template_schema.reporting_export
    ADD CONSTRAINT reporting_export_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.reporting_export
    ADD CONSTRAINT reporting_export_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.reporting_exportrow
    ADD CONSTRAINT reporting_exportrow_pkey PRIMARY KEY (export_id, row_number);

ALTER TABLE ONLY kaa_template_schema.reporting_notice
    ADD CONSTRAINT reporting_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.reporting_notice
    ADD CONSTRAINT reporting_notice_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.reporting_noticeevent
    ADD CONSTRAINT reporting_noticeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.reporting_readingcopy
    ADD CONSTRAINT reporting_readingcopy_file_id_key UNIQUE (file_id);

ALTER TABLE ONLY kaa_template_schema.reporting_readingcopy
    ADD CONSTRAINT reporting_readingcopy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.reporting_readingcopy
    ADD CONSTRAINT reporting_readingcopy_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.reporting_receipt
    ADD CONSTRAINT reporting_receipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.reporting_receipt
    ADD CONSTRAINT reporting_receipt_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.reporting_receiptevent
    ADD CONSTRAINT reporting_receiptevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.reporting_remark
    ADD CONSTRAINT reporting_remark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.reporting_remark
    ADD CONSTRAINT reporting_remark_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.reporting_remarkevent
    ADD CONSTRAINT reporting_remarkevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.reporting_sealedexport
    ADD CONSTRAINT reporting_sealedexport_file_id_key UNIQUE (file_id);

ALTER TABLE ONLY kaa_template_schema.reporting_sealedexport
    ADD CONSTRAINT reporting_sealedexport_pkey PRIMARY KEY (export_id);

ALTER TABLE ONLY kaa_template_schema.register_residence
    ADD CONSTRAINT residence_once UNIQUE (youth_id, valid_from);

ALTER TABLE ONLY kaa_template_schema.accounts_rolegrant
    ADD CONSTRAINT rolegrant_once UNIQUE NULLS NOT DISTINCT (user_id, role, unit_id, county_code);

ALTER TABLE ONLY kaa_template_schema.register_savedfilter
    ADD CONSTRAINT savedfilter_name_once UNIQUE (user_id, name);

ALTER TABLE ONLY kaa_template_schema.register_schoolplacement
    ADD CONSTRAINT schoolplacement_once UNIQUE (youth_id, source, school_form, school_unit, started_on);

ALTER TABLE ONLY kaa_template_schema.sources_sourcerecord
    ADD CONSTRAINT sourcerecord_once UNIQUE (youth_id, source_id);

ALTER TABLE ONLY kaa_template_schema.sources_connection
    ADD CONSTRAINT sources_connection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.sources_connection
    ADD CONSTRAINT sources_connection_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.sources_connection
    ADD CONSTRAINT sources_connection_source_id_key UNIQUE (source_id);

ALTER TABLE ONLY kaa_template_schema.sources_connectionevent
    ADD CONSTRAINT sources_connectionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.sources_fetch
    ADD CONSTRAINT sources_fetch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.sources_fetch
    ADD CONSTRAINT sources_fetch_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.sources_fetch
    ADD CONSTRAINT sources_fetch_run_id_key UNIQUE (run_id);

ALTER TABLE ONLY kaa_template_schema.sources_historyrecord
    ADD CONSTRAINT sources_historyrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.sources_historyrecordevent
    ADD CONSTRAINT sources_historyrecordevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.sources_historyrow
    ADD CONSTRAINT sources_historyrow_pkey PRIMARY KEY (run_id, row_number, part);

ALTER TABLE ONLY kaa_template_schema.sources_importrun
    ADD CONSTRAINT sources_importrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.sources_importrun
    ADD CONSTRAINT sources_importrun_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.sources_mapping
    ADD CONSTRAINT sources_mapping_name_key UNIQUE (name);

ALTER TABLE ONLY kaa_template_schema.sources_mapping
    ADD CONSTRAINT sources_mapping_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.sources_mapping
    ADD CONSTRAINT sources_mapping_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.sources_mappingevent
    ADD CONSTRAINT sources_mappingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.sources_remoteperson
    ADD CONSTRAINT sources_remoteperson_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.sources_rowverdict
    ADD CONSTRAINT sources_rowverdict_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.sources_source
    ADD CONSTRAINT sources_source_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.sources_source
    ADD CONSTRAINT sources_source_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.sources_source
    ADD CONSTRAINT sources_source_slug_key UNIQUE (slug);

ALTER TABLE ONLY kaa_template_schema.sources_sourcerecord
    ADD CONSTRAINT sources_sourcerecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.sources_sourcerecordbefore
    ADD CONSTRAINT sources_sourcerecordbefore_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.sources_stagedrow
    ADD CONSTRAINT sources_stagedrow_pkey PRIMARY KEY (run_id, row_number);

ALTER TABLE ONLY kaa_template_schema.sources_upload
    ADD CONSTRAINT sources_upload_file_id_key UNIQUE (file_id);

ALTER TABLE ONLY kaa_template_schema.sources_upload
    ADD CONSTRAINT sources_upload_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.sources_upload
    ADD CONSTRAINT sources_upload_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_actionplan
    ADD CONSTRAINT support_actionplan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_actionplan
    ADD CONSTRAINT support_actionplan_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_actionplanevent
    ADD CONSTRAINT support_actionplanevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_answer
    ADD CONSTRAINT support_answer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_answerevent
    ADD CONSTRAINT support_answerevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_assessment
    ADD CONSTRAINT support_assessment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_assessment
    ADD CONSTRAINT support_assessment_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_assessmentdecision
    ADD CONSTRAINT support_assessmentdecision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_assessmentdecision
    ADD CONSTRAINT support_assessmentdecision_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_assessmentdecisionevent
    ADD CONSTRAINT support_assessmentdecisionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_assessmentevent
    ADD CONSTRAINT support_assessmentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_assessmentquestion
    ADD CONSTRAINT support_assessmentquestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_assessmentquestionevent
    ADD CONSTRAINT support_assessmentquestionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_assessmenttemplate
    ADD CONSTRAINT support_assessmenttemplate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_assessmenttemplate
    ADD CONSTRAINT support_assessmenttemplate_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_assessmenttemplateevent
    ADD CONSTRAINT support_assessmenttemplateevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_consent
    ADD CONSTRAINT support_consent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_consent
    ADD CONSTRAINT support_consent_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_consentevent
    ADD CONSTRAINT support_consentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_coordinatedplan
    ADD CONSTRAINT support_coordinatedplan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_coordinatedplan
    ADD CONSTRAINT support_coordinatedplan_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_coordinatedplanevent
    ADD CONSTRAINT support_coordinatedplanevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_intervention
    ADD CONSTRAINT support_intervention_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_intervention
    ADD CONSTRAINT support_intervention_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_interventionevent
    ADD CONSTRAINT support_interventionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_interventionfollowup
    ADD CONSTRAINT support_interventionfollowup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_interventionfollowup
    ADD CONSTRAINT support_interventionfollowup_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_interventionfollowupevent
    ADD CONSTRAINT support_interventionfollowupevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_offer
    ADD CONSTRAINT support_offer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_offer
    ADD CONSTRAINT support_offer_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_offerevent
    ADD CONSTRAINT support_offerevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_participation
    ADD CONSTRAINT support_participation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_participation
    ADD CONSTRAINT support_participation_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_participationevent
    ADD CONSTRAINT support_participationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_planfollowup
    ADD CONSTRAINT support_planfollowup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_planfollowup
    ADD CONSTRAINT support_planfollowup_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_planfollowupevent
    ADD CONSTRAINT support_planfollowupevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_planitem
    ADD CONSTRAINT support_planitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_planitem
    ADD CONSTRAINT support_planitem_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_planitemevent
    ADD CONSTRAINT support_planitemevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_planversion
    ADD CONSTRAINT support_planversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_planversion
    ADD CONSTRAINT support_planversion_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_planversionevent
    ADD CONSTRAINT support_planversionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_practiceagreement
    ADD CONSTRAINT support_practiceagreement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_practiceagreement
    ADD CONSTRAINT support_practiceagreement_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_practiceagreementevent
    ADD CONSTRAINT support_practiceagreementevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_practiceweek
    ADD CONSTRAINT support_practiceweek_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_practiceweekevent
    ADD CONSTRAINT support_practiceweekevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.support_programme
    ADD CONSTRAINT support_programme_name_key UNIQUE (name);

ALTER TABLE ONLY kaa_template_schema.support_programme
    ADD CONSTRAINT support_programme_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_programme
    ADD CONSTRAINT support_programme_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_share
    ADD CONSTRAINT support_share_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.support_share
    ADD CONSTRAINT support_share_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.support_shareevent
    ADD CONSTRAINT support_shareevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.letters_templateversion
    ADD CONSTRAINT templateversion_once UNIQUE (template_id, number);

ALTER TABLE ONLY kaa_template_schema.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);

ALTER TABLE ONLY kaa_template_schema.visits_visitday
    ADD CONSTRAINT visitday_once UNIQUE ("on", area);

ALTER TABLE ONLY kaa_template_schema.visits_concernreport
    ADD CONSTRAINT visits_concernreport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.visits_concernreport
    ADD CONSTRAINT visits_concernreport_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.visits_concernreportevent
    ADD CONSTRAINT visits_concernreportevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.visits_homevisit
    ADD CONSTRAINT visits_homevisit_contact_id_key UNIQUE (contact_id);

ALTER TABLE ONLY kaa_template_schema.visits_homevisit
    ADD CONSTRAINT visits_homevisit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.visits_homevisit
    ADD CONSTRAINT visits_homevisit_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.visits_homevisitevent
    ADD CONSTRAINT visits_homevisitevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.visits_visitday
    ADD CONSTRAINT visits_visitday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.visits_visitday
    ADD CONSTRAINT visits_visitday_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.visits_visitdayevent
    ADD CONSTRAINT visits_visitdayevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.visits_visitentry
    ADD CONSTRAINT visits_visitentry_key_key UNIQUE (key);

ALTER TABLE ONLY kaa_template_schema.visits_visitentry
    ADD CONSTRAINT visits_visitentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.visits_visitsettings
    ADD CONSTRAINT visits_visitsettings_only_key UNIQUE ("only");

ALTER TABLE ONLY kaa_template_schema.visits_visitsettings
    ADD CONSTRAINT visits_visitsettings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.visits_visitsettings
    ADD CONSTRAINT visits_visitsettings_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.visits_visitsettingsevent
    ADD CONSTRAINT visits_visitsettingsevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.visits_visitstaff
    ADD CONSTRAINT visits_visitstaff_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.visits_visitstaffevent
    ADD CONSTRAINT visits_visitstaffevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY kaa_template_schema.visits_visitstaff
    ADD CONSTRAINT visitstaff_once UNIQUE (day_id, user_id);

ALTER TABLE ONLY kaa_template_schema.work_job
    ADD CONSTRAINT work_job_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.work_job
    ADD CONSTRAINT work_job_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.work_message
    ADD CONSTRAINT work_message_key_key UNIQUE (key);

ALTER TABLE ONLY kaa_template_schema.work_message
    ADD CONSTRAINT work_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.work_message
    ADD CONSTRAINT work_message_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY kaa_template_schema.work_secret
    ADD CONSTRAINT work_secret_name_key UNIQUE (name);

ALTER TABLE ONLY kaa_template_schema.work_secret
    ADD CONSTRAINT work_secret_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.work_storedfile
    ADD CONSTRAINT work_storedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY kaa_template_schema.work_storedfile
    ADD CONSTRAINT work_storedfile_public_id_key UNIQUE (public_id);

CREATE INDEX account_emailaddress_email_03be32b2 ON kaa_template_schema.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON kaa_template_schema.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON kaa_template_schema.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON kaa_template_schema.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON kaa_template_schema.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX accounts_apitoken_digest_63ccb187_like ON kaa_template_schema.accounts_apitoken USING btree (digest varchar_pattern_ops);

CREATE INDEX accounts_apitoken_revoked_by_id_031a4d99 ON kaa_template_schema.accounts_apitoken USING btree (revoked_by_id);

CREATE INDEX accounts_apitoken_user_id_bbee13e0 ON kaa_template_schema.accounts_apitoken USING btree (user_id);

CREATE INDEX accounts_apitokenevent_pgh_obj_id_5380c876 ON kaa_template_schema.accounts_apitokenevent USING btree (pgh_obj_id);

CREATE INDEX accounts_apitokenevent_revoked_by_id_039db3b3 ON kaa_template_schema.accounts_apitokenevent USING btree (revoked_by_id);

CREATE INDEX accounts_apitokenevent_user_id_73c97b00 ON kaa_template_schema.accounts_apitokenevent USING btree (user_id);

CREATE INDEX accounts_label_name_82c86e29_like ON kaa_template_schema.accounts_label USING btree (name varchar_pattern_ops);

CREATE INDEX accounts_label_unit_id_c40540f8 ON kaa_template_schema.accounts_label USING btree (unit_id);

CREATE INDEX accounts_label_user_id_4cb59bfa ON kaa_template_schema.accounts_label USING btree (user_id);

CREATE INDEX accounts_labelevent_pgh_obj_id_93faef12 ON kaa_template_schema.accounts_labelevent USING btree (pgh_obj_id);

CREATE INDEX accounts_labelevent_unit_id_1b8d6f34 ON kaa_template_schema.accounts_labelevent USING btree (unit_id);

CREATE INDEX accounts_labelevent_user_id_3004cb51 ON kaa_template_schema.accounts_labelevent USING btree (user_id);

CREATE INDEX accounts_rolegrant_unit_id_1b9f49ba ON kaa_template_schema.accounts_rolegrant USING btree (unit_id);

CREATE INDEX accounts_rolegrant_user_id_0601f056 ON kaa_template_schema.accounts_rolegrant USING btree (user_id);

CREATE INDEX accounts_rolegrantevent_pgh_obj_id_ebc935c8 ON kaa_template_schema.accounts_rolegrantevent USING btree (pgh_obj_id);

CREATE INDEX accounts_rolegrantevent_unit_id_0399145c ON kaa_template_schema.accounts_rolegrantevent USING btree (unit_id);

CREATE INDEX accounts_rolegrantevent_user_id_2bf36393 ON kaa_template_schema.accounts_rolegrantevent USING btree (user_id);

CREATE INDEX accounts_sitecontactevent_pgh_obj_id_61e16399 ON kaa_template_schema.accounts_sitecontactevent USING btree (pgh_obj_id);

CREATE INDEX accounts_unit_name_10563372_like ON kaa_template_schema.accounts_unit USING btree (name varchar_pattern_ops);

CREATE INDEX accounts_unitevent_pgh_obj_id_1eba3471 ON kaa_template_schema.accounts_unitevent USING btree (pgh_obj_id);

CREATE INDEX accounts_user_email_b2644a56_like ON kaa_template_schema.accounts_user USING btree (email varchar_pattern_ops);

CREATE INDEX accounts_userevent_pgh_obj_id_aa99e6a3 ON kaa_template_schema.accounts_userevent USING btree (pgh_obj_id);

CREATE UNIQUE INDEX actionplan_one_open ON kaa_template_schema.support_actionplan USING btree (youth_id) WHERE (ended_on IS NULL);

CREATE UNIQUE INDEX apitoken_name_once ON kaa_template_schema.accounts_apitoken USING btree (user_id, name) WHERE (revoked_at IS NULL);

CREATE UNIQUE INDEX assessmentdecision_one ON kaa_template_schema.support_assessmentdecision USING btree (ended_on) NULLS NOT DISTINCT WHERE (ended_on IS NULL);

CREATE UNIQUE INDEX assessmenttemplate_one_in_force ON kaa_template_schema.support_assessmenttemplate USING btree (slug) WHERE (replaced_on IS NULL);

CREATE INDEX auth_group_name_a6ea08ec_like ON kaa_template_schema.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON kaa_template_schema.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON kaa_template_schema.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON kaa_template_schema.auth_permission USING btree (content_type_id);

CREATE INDEX axes_accessattempt_ip_address_10922d9c ON kaa_template_schema.axes_accessattempt USING btree (ip_address);

CREATE INDEX axes_accessattempt_user_agent_ad89678b ON kaa_template_schema.axes_accessattempt USING btree (user_agent);

CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON kaa_template_schema.axes_accessattempt USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON kaa_template_schema.axes_accessattempt USING btree (username);

CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON kaa_template_schema.axes_accessattempt USING btree (username varchar_pattern_ops);

CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON kaa_template_schema.axes_accessfailurelog USING btree (ip_address);

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON kaa_template_schema.axes_accessfailurelog USING btree (user_agent);

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON kaa_template_schema.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON kaa_template_schema.axes_accessfailurelog USING btree (username);

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON kaa_template_schema.axes_accessfailurelog USING btree (username varchar_pattern_ops);

CREATE INDEX axes_accesslog_ip_address_86b417e5 ON kaa_template_schema.axes_accesslog USING btree (ip_address);

CREATE INDEX axes_accesslog_user_agent_0e659004 ON kaa_template_schema.axes_accesslog USING btree (user_agent);

CREATE INDEX axes_accesslog_user_agent_0e659004_like ON kaa_template_schema.axes_accesslog USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accesslog_username_df93064b ON kaa_template_schema.axes_accesslog USING btree (username);

CREATE INDEX axes_accesslog_username_df93064b_like ON kaa_template_schema.axes_accesslog USING btree (username varchar_pattern_ops);

CREATE INDEX contact_latest ON kaa_template_schema.outreach_contact USING btree (youth_id, at DESC);

CREATE INDEX contactdetail_value ON kaa_template_schema.register_contactdetail USING btree (value);

CREATE INDEX django_session_expire_date_a5c62663 ON kaa_template_schema.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON kaa_template_schema.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX doors_doorsettingsevent_pgh_obj_id_03ac571b ON kaa_template_schema.doors_doorsettingsevent USING btree (pgh_obj_id);

CREATE INDEX doors_dropouttalk_coach_id_dd755200 ON kaa_template_schema.doors_dropouttalk USING btree (coach_id);

CREATE INDEX doors_dropouttalk_nonce_0a455aba_like ON kaa_template_schema.doors_dropouttalk USING btree (nonce varchar_pattern_ops);

CREATE INDEX doors_dropouttalk_unit_id_eca349cd ON kaa_template_schema.doors_dropouttalk USING btree (unit_id);

CREATE INDEX doors_dropouttalkevent_coach_id_f66b1cbe ON kaa_template_schema.doors_dropouttalkevent USING btree (coach_id);

CREATE INDEX doors_dropouttalkevent_pgh_obj_id_e1f66c78 ON kaa_template_schema.doors_dropouttalkevent USING btree (pgh_obj_id);

CREATE INDEX doors_dropouttalkevent_unit_id_e1c9d150 ON kaa_template_schema.doors_dropouttalkevent USING btree (unit_id);

CREATE INDEX doors_referrallanguage_tag_99f2bdcd_like ON kaa_template_schema.doors_referrallanguage USING btree (tag varchar_pattern_ops);

CREATE INDEX doors_referrallanguageevent_pgh_obj_id_cc6099aa ON kaa_template_schema.doors_referrallanguageevent USING btree (pgh_obj_id);

CREATE INDEX doors_schoolcode_link_id_57bfc036 ON kaa_template_schema.doors_schoolcode USING btree (link_id);

CREATE INDEX doors_schoollink_created_by_id_06608320 ON kaa_template_schema.doors_schoollink USING btree (created_by_id);

CREATE INDEX doors_schoollink_unit_id_3cdda347 ON kaa_template_schema.doors_schoollink USING btree (unit_id);

CREATE INDEX doors_schoollinkevent_created_by_id_37fe2e7e ON kaa_template_schema.doors_schoollinkevent USING btree (created_by_id);

CREATE INDEX doors_schoollinkevent_pgh_obj_id_3c41382f ON kaa_template_schema.doors_schoollinkevent USING btree (pgh_obj_id);

CREATE INDEX doors_schoollinkevent_unit_id_f6af3540 ON kaa_template_schema.doors_schoollinkevent USING btree (unit_id);

CREATE INDEX doors_schoolnotice_decided_by_id_546af5c1 ON kaa_template_schema.doors_schoolnotice USING btree (decided_by_id);

CREATE INDEX doors_schoolnotice_nonce_44a48802_like ON kaa_template_schema.doors_schoolnotice USING btree (nonce varchar_pattern_ops);

CREATE INDEX doors_schoolnotice_unit_id_fa21dbbe ON kaa_template_schema.doors_schoolnotice USING btree (unit_id);

CREATE INDEX doors_schoolnoticeevent_decided_by_id_0be272d6 ON kaa_template_schema.doors_schoolnoticeevent USING btree (decided_by_id);

CREATE INDEX doors_schoolnoticeevent_pgh_obj_id_840618ce ON kaa_template_schema.doors_schoolnoticeevent USING btree (pgh_obj_id);

CREATE INDEX doors_schoolnoticeevent_unit_id_53d52df9 ON kaa_template_schema.doors_schoolnoticeevent USING btree (unit_id);

CREATE INDEX doors_schoolunit_code_70af16ce_like ON kaa_template_schema.doors_schoolunit USING btree (code varchar_pattern_ops);

CREATE INDEX doors_schoolunitevent_pgh_obj_id_d146c28d ON kaa_template_schema.doors_schoolunitevent USING btree (pgh_obj_id);

CREATE INDEX doors_selfreferral_decided_by_id_c50d275f ON kaa_template_schema.doors_selfreferral USING btree (decided_by_id);

CREATE INDEX doors_selfreferral_nonce_7a6588f3_like ON kaa_template_schema.doors_selfreferral USING btree (nonce varchar_pattern_ops);

CREATE INDEX doors_selfreferral_youth_id_a059a6e1 ON kaa_template_schema.doors_selfreferral USING btree (youth_id);

CREATE INDEX doors_selfreferralevent_decided_by_id_2ac87442 ON kaa_template_schema.doors_selfreferralevent USING btree (decided_by_id);

CREATE INDEX doors_selfreferralevent_pgh_obj_id_c34044d1 ON kaa_template_schema.doors_selfreferralevent USING btree (pgh_obj_id);

CREATE INDEX doors_selfreferralevent_youth_id_80fc732f ON kaa_template_schema.doors_selfreferralevent USING btree (youth_id);

CREATE INDEX exportrow_youth ON kaa_template_schema.reporting_exportrow USING btree (youth_id);

CREATE INDEX historyrow_youth ON kaa_template_schema.sources_historyrow USING btree (youth_id);

CREATE INDEX intervention_period ON kaa_template_schema.support_intervention USING btree (started_on, ended_on);

CREATE UNIQUE INDEX interventionfollowup_one_due ON kaa_template_schema.support_interventionfollowup USING btree (intervention_id) WHERE (held_on IS NULL);

CREATE UNIQUE INDEX job_open_once ON kaa_template_schema.work_job USING btree (kind, key) WHERE ((state)::text = ANY ((ARRAY['queued'::character varying, 'running'::character varying])::text[]));

CREATE UNIQUE INDEX ladder_one_default ON kaa_template_schema.outreach_ladder USING btree (is_default) WHERE ((archived_at IS NULL) AND is_default);

CREATE INDEX letters_handover_noted_by_id_d1d193c2 ON kaa_template_schema.letters_handover USING btree (noted_by_id);

CREATE INDEX letters_handover_youth_id_552d5973 ON kaa_template_schema.letters_handover USING btree (youth_id);

CREATE INDEX letters_handoverevent_noted_by_id_1677fdca ON kaa_template_schema.letters_handoverevent USING btree (noted_by_id);

CREATE INDEX letters_handoverevent_pgh_obj_id_6ee42a56 ON kaa_template_schema.letters_handoverevent USING btree (pgh_obj_id);

CREATE INDEX letters_handoverevent_youth_id_65cab8cc ON kaa_template_schema.letters_handoverevent USING btree (youth_id);

CREATE INDEX letters_leftout_youth_id_5a1d2f10 ON kaa_template_schema.letters_leftout USING btree (youth_id);

CREATE INDEX letters_letter_decided_by_id_e78402e5 ON kaa_template_schema.letters_letter USING btree (decided_by_id);

CREATE INDEX letters_letter_detail_id_67b94763 ON kaa_template_schema.letters_letter USING btree (detail_id);

CREATE INDEX letters_letter_file_id_a9a0c0a4 ON kaa_template_schema.letters_letter USING btree (file_id);

CREATE INDEX letters_letter_guardian_2_id_2072e6b5 ON kaa_template_schema.letters_letter USING btree (guardian_2_id);

CREATE INDEX letters_letter_guardian_id_2787f9ee ON kaa_template_schema.letters_letter USING btree (guardian_id);

CREATE INDEX letters_letter_instead_of_id_761eafd7 ON kaa_template_schema.letters_letter USING btree (instead_of_id);

CREATE INDEX letters_letter_mailing_id_4435549a ON kaa_template_schema.letters_letter USING btree (mailing_id);

CREATE INDEX letters_letterevent_contact_id_223d3edf ON kaa_template_schema.letters_letterevent USING btree (contact_id);

CREATE INDEX letters_letterevent_decided_by_id_3b9656d6 ON kaa_template_schema.letters_letterevent USING btree (decided_by_id);

CREATE INDEX letters_letterevent_detail_id_698eaf62 ON kaa_template_schema.letters_letterevent USING btree (detail_id);

CREATE INDEX letters_letterevent_file_id_11091d31 ON kaa_template_schema.letters_letterevent USING btree (file_id);

CREATE INDEX letters_letterevent_guardian_2_id_e23b28e1 ON kaa_template_schema.letters_letterevent USING btree (guardian_2_id);

CREATE INDEX letters_letterevent_guardian_id_b1fe2fba ON kaa_template_schema.letters_letterevent USING btree (guardian_id);

CREATE INDEX letters_letterevent_instead_of_id_abf8bf0e ON kaa_template_schema.letters_letterevent USING btree (instead_of_id);

CREATE INDEX letters_letterevent_mailing_id_b9329f2e ON kaa_template_schema.letters_letterevent USING btree (mailing_id);

CREATE INDEX letters_letterevent_message_id_aa938682 ON kaa_template_schema.letters_letterevent USING btree (message_id);

CREATE INDEX letters_letterevent_pgh_obj_id_0fce94e3 ON kaa_template_schema.letters_letterevent USING btree (pgh_obj_id);

CREATE INDEX letters_letterevent_youth_id_b8ddae9a ON kaa_template_schema.letters_letterevent USING btree (youth_id);

CREATE INDEX letters_lettertemplate_after_18_id_5e1441b1 ON kaa_template_schema.letters_lettertemplate USING btree (after_18_id);

CREATE INDEX letters_lettertemplate_key_ae0d1371_like ON kaa_template_schema.letters_lettertemplate USING btree (key varchar_pattern_ops);

CREATE INDEX letters_lettertemplateevent_after_18_id_51a5176e ON kaa_template_schema.letters_lettertemplateevent USING btree (after_18_id);

CREATE INDEX letters_lettertemplateevent_pgh_obj_id_58c1b848 ON kaa_template_schema.letters_lettertemplateevent USING btree (pgh_obj_id);

CREATE INDEX letters_mailing_made_by_id_a6d053e6 ON kaa_template_schema.letters_mailing USING btree (made_by_id);

CREATE INDEX letters_mailing_version_id_baf7d83d ON kaa_template_schema.letters_mailing USING btree (version_id);

CREATE INDEX letters_mailingevent_made_by_id_2cb4b4f9 ON kaa_template_schema.letters_mailingevent USING btree (made_by_id);

CREATE INDEX letters_mailingevent_pgh_obj_id_f7f5c8f7 ON kaa_template_schema.letters_mailingevent USING btree (pgh_obj_id);

CREATE INDEX letters_mailingevent_version_id_c2c06893 ON kaa_template_schema.letters_mailingevent USING btree (version_id);

CREATE INDEX letters_senderevent_pgh_obj_id_5192a3a1 ON kaa_template_schema.letters_senderevent USING btree (pgh_obj_id);

CREATE INDEX letters_smsgatewayevent_pgh_obj_id_63f9d2df ON kaa_template_schema.letters_smsgatewayevent USING btree (pgh_obj_id);

CREATE INDEX letters_templateversion_made_by_id_b339154e ON kaa_template_schema.letters_templateversion USING btree (made_by_id);

CREATE INDEX message_waiting ON kaa_template_schema.work_message USING btree (send_after) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX notification_latest ON kaa_template_schema.reminders_notification USING btree (user_id, at DESC);

CREATE INDEX notification_unread ON kaa_template_schema.reminders_notification USING btree (user_id) WHERE (read_at IS NULL);

CREATE INDEX occupationfact_as_of ON kaa_template_schema.register_occupationfact USING btree (as_of);

CREATE INDEX offer_offered ON kaa_template_schema.support_offer USING btree (offered_on);

CREATE INDEX outreach_contact_user_id_9158fa9b ON kaa_template_schema.outreach_contact USING btree (user_id);

CREATE INDEX outreach_contact_youth_id_371e3f72 ON kaa_template_schema.outreach_contact USING btree (youth_id);

CREATE INDEX outreach_contactevent_occupation_id_8f3c6fe2 ON kaa_template_schema.outreach_contactevent USING btree (occupation_id);

CREATE INDEX outreach_contactevent_pgh_obj_id_7ef7bc05 ON kaa_template_schema.outreach_contactevent USING btree (pgh_obj_id);

CREATE INDEX outreach_contactevent_user_id_da33ac2d ON kaa_template_schema.outreach_contactevent USING btree (user_id);

CREATE INDEX outreach_contactevent_youth_id_4d510ffa ON kaa_template_schema.outreach_contactevent USING btree (youth_id);

CREATE INDEX outreach_ladderevent_pgh_obj_id_87ff2c69 ON kaa_template_schema.outreach_ladderevent USING btree (pgh_obj_id);

CREATE INDEX outreach_ladderstep_ladder_id_f7905785 ON kaa_template_schema.outreach_ladderstep USING btree (ladder_id);

CREATE INDEX outreach_ladderstepevent_ladder_id_1d27ee19 ON kaa_template_schema.outreach_ladderstepevent USING btree (ladder_id);

CREATE INDEX outreach_ladderstepevent_pgh_obj_id_2e0880dc ON kaa_template_schema.outreach_ladderstepevent USING btree (pgh_obj_id);

CREATE INDEX outreach_outreachpause_lifted_by_id_9f9d657b ON kaa_template_schema.outreach_outreachpause USING btree (lifted_by_id);

CREATE INDEX outreach_outreachpause_user_id_75f8e8ce ON kaa_template_schema.outreach_outreachpause USING btree (user_id);

CREATE INDEX outreach_outreachpause_youth_id_8ed249cc ON kaa_template_schema.outreach_outreachpause USING btree (youth_id);

CREATE INDEX outreach_outreachpauseevent_lifted_by_id_c5ddecb7 ON kaa_template_schema.outreach_outreachpauseevent USING btree (lifted_by_id);

CREATE INDEX outreach_outreachpauseevent_pgh_obj_id_9c1c06e4 ON kaa_template_schema.outreach_outreachpauseevent USING btree (pgh_obj_id);

CREATE INDEX outreach_outreachpauseevent_user_id_216e9f0b ON kaa_template_schema.outreach_outreachpauseevent USING btree (user_id);

CREATE INDEX outreach_outreachpauseevent_youth_id_c287d34d ON kaa_template_schema.outreach_outreachpauseevent USING btree (youth_id);

CREATE INDEX outreach_outreachsettings_decided_by_id_3383f1ef ON kaa_template_schema.outreach_outreachsettings USING btree (decided_by_id);

CREATE INDEX outreach_outreachsettingsevent_decided_by_id_be4316ac ON kaa_template_schema.outreach_outreachsettingsevent USING btree (decided_by_id);

CREATE INDEX outreach_outreachsettingsevent_pgh_obj_id_a00282cf ON kaa_template_schema.outreach_outreachsettingsevent USING btree (pgh_obj_id);

CREATE INDEX outreach_steprecord_user_id_25d0ecd2 ON kaa_template_schema.outreach_steprecord USING btree (user_id);

CREATE INDEX outreach_steprecord_youth_id_4b502d31 ON kaa_template_schema.outreach_steprecord USING btree (youth_id);

CREATE INDEX outreach_steprecordevent_pgh_obj_id_596e2228 ON kaa_template_schema.outreach_steprecordevent USING btree (pgh_obj_id);

CREATE INDEX outreach_steprecordevent_user_id_3d2a832a ON kaa_template_schema.outreach_steprecordevent USING btree (user_id);

CREATE INDEX outreach_steprecordevent_youth_id_a863f9e0 ON kaa_template_schema.outreach_steprecordevent USING btree (youth_id);

CREATE UNIQUE INDEX proposal_one_open ON kaa_template_schema.register_proposal USING btree (youth_id) WHERE ((state)::text = ANY ((ARRAY['new'::character varying, 'inquiry'::character varying])::text[]));

CREATE INDEX proposal_state ON kaa_template_schema.register_proposal USING btree (state, kind);

CREATE UNIQUE INDEX protectionnotice_one_open ON kaa_template_schema.register_protectionnotice USING btree (youth_id, kind) WHERE (handled_at IS NULL);

CREATE INDEX readlog_at ON kaa_template_schema.audit_readlog USING btree (at);

CREATE UNIQUE INDEX receipt_once ON kaa_template_schema.reporting_receipt USING btree (export_id, kind, "on") WHERE (withdrawn_at IS NULL);

CREATE INDEX register_compulsoryschoolevent_pgh_obj_id_cd9572f8 ON kaa_template_schema.register_compulsoryschoolevent USING btree (pgh_obj_id);

CREATE INDEX register_compulsoryschoolevent_youth_id_e9f0245e ON kaa_template_schema.register_compulsoryschoolevent USING btree (youth_id);

CREATE INDEX register_contactdetailevent_pgh_obj_id_87474f34 ON kaa_template_schema.register_contactdetailevent USING btree (pgh_obj_id);

CREATE INDEX register_contactdetailevent_youth_id_67ecdf64 ON kaa_template_schema.register_contactdetailevent USING btree (youth_id);

CREATE INDEX register_draft_user_id_e6f7ff20 ON kaa_template_schema.register_draft USING btree (user_id);

CREATE INDEX register_draft_youth_id_e92944e5 ON kaa_template_schema.register_draft USING btree (youth_id);

CREATE INDEX register_examevent_pgh_obj_id_6d64bd57 ON kaa_template_schema.register_examevent USING btree (pgh_obj_id);

CREATE INDEX register_examevent_youth_id_0caec67b ON kaa_template_schema.register_examevent USING btree (youth_id);

CREATE INDEX register_guardianevent_pgh_obj_id_484bc33b ON kaa_template_schema.register_guardianevent USING btree (pgh_obj_id);

CREATE INDEX register_guardianevent_youth_id_17575b9f ON kaa_template_schema.register_guardianevent USING btree (youth_id);

CREATE INDEX register_identificationsettings_decided_by_id_96be6413 ON kaa_template_schema.register_identificationsettings USING btree (decided_by_id);

CREATE INDEX register_identificationsettingsevent_decided_by_id_e0107bc9 ON kaa_template_schema.register_identificationsettingsevent USING btree (decided_by_id);

CREATE INDEX register_identificationsettingsevent_pgh_obj_id_8ddff98a ON kaa_template_schema.register_identificationsettingsevent USING btree (pgh_obj_id);

CREATE INDEX register_legalsexevent_pgh_obj_id_028afc70 ON kaa_template_schema.register_legalsexevent USING btree (pgh_obj_id);

CREATE INDEX register_legalsexevent_youth_id_6dfe0d31 ON kaa_template_schema.register_legalsexevent USING btree (youth_id);

CREATE INDEX register_listworkbook_user_id_a6018b8f ON kaa_template_schema.register_listworkbook USING btree (user_id);

CREATE INDEX register_notsame_decided_by_id_c7f24b1c ON kaa_template_schema.register_notsame USING btree (decided_by_id);

CREATE INDEX register_notsame_second_id_ca49e002 ON kaa_template_schema.register_notsame USING btree (second_id);

CREATE INDEX register_notsameevent_decided_by_id_96f927e1 ON kaa_template_schema.register_notsameevent USING btree (decided_by_id);

CREATE INDEX register_notsameevent_first_id_aa3622c0 ON kaa_template_schema.register_notsameevent USING btree (first_id);

CREATE INDEX register_notsameevent_pgh_obj_id_dd802d0d ON kaa_template_schema.register_notsameevent USING btree (pgh_obj_id);

CREATE INDEX register_notsameevent_second_id_5e033c97 ON kaa_template_schema.register_notsameevent USING btree (second_id);

CREATE INDEX register_occupationfact_recorded_by_id_a24a1a37 ON kaa_template_schema.register_occupationfact USING btree (recorded_by_id);

CREATE INDEX register_occupationfact_youth_id_47ebe0bc ON kaa_template_schema.register_occupationfact USING btree (youth_id);

CREATE INDEX register_occupationfactevent_pgh_obj_id_ed7d1229 ON kaa_template_schema.register_occupationfactevent USING btree (pgh_obj_id);

CREATE INDEX register_occupationfactevent_recorded_by_id_5cd0d02c ON kaa_template_schema.register_occupationfactevent USING btree (recorded_by_id);

CREATE INDEX register_occupationfactevent_youth_id_20334267 ON kaa_template_schema.register_occupationfactevent USING btree (youth_id);

CREATE INDEX register_preferreddetail_detail_id_5b2bdf48 ON kaa_template_schema.register_preferreddetail USING btree (detail_id);

CREATE INDEX register_preferreddetailevent_detail_id_ae8209bc ON kaa_template_schema.register_preferreddetailevent USING btree (detail_id);

CREATE INDEX register_preferreddetailevent_pgh_obj_id_4872c27a ON kaa_template_schema.register_preferreddetailevent USING btree (pgh_obj_id);

CREATE INDEX register_preferreddetailevent_youth_id_df333741 ON kaa_template_schema.register_preferreddetailevent USING btree (youth_id);

CREATE INDEX register_proposal_automatic_by_id_0001f1cf ON kaa_template_schema.register_proposal USING btree (automatic_by_id);

CREATE INDEX register_proposal_decided_by_id_c0975842 ON kaa_template_schema.register_proposal USING btree (decided_by_id);

CREATE INDEX register_proposal_registration_id_4a2561b9 ON kaa_template_schema.register_proposal USING btree (registration_id);

CREATE INDEX register_proposal_youth_id_dcd60384 ON kaa_template_schema.register_proposal USING btree (youth_id);

CREATE INDEX register_proposalevent_automatic_by_id_b31be4a9 ON kaa_template_schema.register_proposalevent USING btree (automatic_by_id);

CREATE INDEX register_proposalevent_decided_by_id_92537172 ON kaa_template_schema.register_proposalevent USING btree (decided_by_id);

CREATE INDEX register_proposalevent_pgh_obj_id_4cdeed2f ON kaa_template_schema.register_proposalevent USING btree (pgh_obj_id);

CREATE INDEX register_proposalevent_registration_id_53063b47 ON kaa_template_schema.register_proposalevent USING btree (registration_id);

CREATE INDEX register_proposalevent_youth_id_86c68e61 ON kaa_template_schema.register_proposalevent USING btree (youth_id);

CREATE INDEX register_protectionnotice_by_id_574c7c6d ON kaa_template_schema.register_protectionnotice USING btree (by_id);

CREATE INDEX register_protectionnotice_handled_by_id_b4d7be67 ON kaa_template_schema.register_protectionnotice USING btree (handled_by_id);

CREATE INDEX register_protectionnotice_youth_id_8282ab0b ON kaa_template_schema.register_protectionnotice USING btree (youth_id);

CREATE INDEX register_registration_mistaken_by_id_b303b7ce ON kaa_template_schema.register_registration USING btree (mistaken_by_id);

CREATE INDEX register_registration_opened_by_id_86386c78 ON kaa_template_schema.register_registration USING btree (opened_by_id);

CREATE INDEX register_registration_youth_id_34da0091 ON kaa_template_schema.register_registration USING btree (youth_id);

CREATE INDEX register_registrationevent_mistaken_by_id_3a209a86 ON kaa_template_schema.register_registrationevent USING btree (mistaken_by_id);

CREATE INDEX register_registrationevent_opened_by_id_f60116bb ON kaa_template_schema.register_registrationevent USING btree (opened_by_id);

CREATE INDEX register_registrationevent_pgh_obj_id_047d2fbe ON kaa_template_schema.register_registrationevent USING btree (pgh_obj_id);

CREATE INDEX register_registrationevent_youth_id_7548711a ON kaa_template_schema.register_registrationevent USING btree (youth_id);

CREATE INDEX register_residenceevent_pgh_obj_id_1048c859 ON kaa_template_schema.register_residenceevent USING btree (pgh_obj_id);

CREATE INDEX register_residenceevent_youth_id_718bbd8c ON kaa_template_schema.register_residenceevent USING btree (youth_id);

CREATE INDEX register_savedfilter_user_id_c8567340 ON kaa_template_schema.register_savedfilter USING btree (user_id);

CREATE INDEX register_schoolplacementevent_pgh_obj_id_94be3f37 ON kaa_template_schema.register_schoolplacementevent USING btree (pgh_obj_id);

CREATE INDEX register_schoolplacementevent_youth_id_ab1cc23d ON kaa_template_schema.register_schoolplacementevent USING btree (youth_id);

CREATE INDEX register_youth_label_id_9b027cfd ON kaa_template_schema.register_youth USING btree (label_id);

CREATE INDEX register_youth_personnummer_0c964ca5_like ON kaa_template_schema.register_youth USING btree (personnummer varchar_pattern_ops);

CREATE INDEX register_youth_unit_id_1ab23843 ON kaa_template_schema.register_youth USING btree (unit_id);

CREATE INDEX register_youthevent_label_id_14120190 ON kaa_template_schema.register_youthevent USING btree (label_id);

CREATE INDEX register_youthevent_merged_into_id_dc4f8e17 ON kaa_template_schema.register_youthevent USING btree (merged_into_id);

CREATE INDEX register_youthevent_pgh_obj_id_f187ba21 ON kaa_template_schema.register_youthevent USING btree (pgh_obj_id);

CREATE INDEX register_youthevent_unit_id_7a45c449 ON kaa_template_schema.register_youthevent USING btree (unit_id);

CREATE INDEX register_youthmerge_applied_by_id_93da07cc ON kaa_template_schema.register_youthmerge USING btree (applied_by_id);

CREATE INDEX register_youthmerge_away_id_a4e81b43 ON kaa_template_schema.register_youthmerge USING btree (away_id);

CREATE INDEX register_youthmerge_ended_by_id_f00557c7 ON kaa_template_schema.register_youthmerge USING btree (ended_by_id);

CREATE INDEX register_youthmerge_kept_id_02a3e0c1 ON kaa_template_schema.register_youthmerge USING btree (kept_id);

CREATE INDEX register_youthmerge_proposed_by_id_4c0b1f0f ON kaa_template_schema.register_youthmerge USING btree (proposed_by_id);

CREATE INDEX register_youthmergeevent_applied_by_id_2dcde404 ON kaa_template_schema.register_youthmergeevent USING btree (applied_by_id);

CREATE INDEX register_youthmergeevent_away_id_7e310b9d ON kaa_template_schema.register_youthmergeevent USING btree (away_id);

CREATE INDEX register_youthmergeevent_ended_by_id_f0f9bb84 ON kaa_template_schema.register_youthmergeevent USING btree (ended_by_id);

CREATE INDEX register_youthmergeevent_kept_id_d8c87777 ON kaa_template_schema.register_youthmergeevent USING btree (kept_id);

CREATE INDEX register_youthmergeevent_pgh_obj_id_ff73f77d ON kaa_template_schema.register_youthmergeevent USING btree (pgh_obj_id);

CREATE INDEX register_youthmergeevent_proposed_by_id_1e206522 ON kaa_template_schema.register_youthmergeevent USING btree (proposed_by_id);

CREATE INDEX register_youthnumber_value_4b852edc_like ON kaa_template_schema.register_youthnumber USING btree (value varchar_pattern_ops);

CREATE INDEX register_youthnumber_youth_id_c14cd582 ON kaa_template_schema.register_youthnumber USING btree (youth_id);

CREATE INDEX register_youthnumberevent_pgh_obj_id_ddb542fd ON kaa_template_schema.register_youthnumberevent USING btree (pgh_obj_id);

CREATE INDEX register_youthnumberevent_youth_id_ac56659f ON kaa_template_schema.register_youthnumberevent USING btree (youth_id);

CREATE INDEX registration_period ON kaa_template_schema.register_registration USING btree (deregistered_on, registered_on);

CREATE INDEX reminder_closed ON kaa_template_schema.reminders_reminder USING btree (closed_at DESC) WHERE (NOT ((state)::text = 'open'::text));

CREATE UNIQUE INDEX reminder_key_once ON kaa_template_schema.reminders_reminder USING btree (key) WHERE (NOT ((key)::text = ''::text));

CREATE INDEX reminder_open ON kaa_template_schema.reminders_reminder USING btree (due_on) WHERE ((state)::text = 'open'::text);

CREATE INDEX reminders_absence_cover_id_901829ec ON kaa_template_schema.reminders_absence USING btree (cover_id);

CREATE INDEX reminders_absence_set_by_id_d733075b ON kaa_template_schema.reminders_absence USING btree (set_by_id);

CREATE INDEX reminders_absence_user_id_e5112f7a ON kaa_template_schema.reminders_absence USING btree (user_id);

CREATE INDEX reminders_absenceevent_cover_id_2014f6bd ON kaa_template_schema.reminders_absenceevent USING btree (cover_id);

CREATE INDEX reminders_absenceevent_pgh_obj_id_fc9bbe3f ON kaa_template_schema.reminders_absenceevent USING btree (pgh_obj_id);

CREATE INDEX reminders_absenceevent_set_by_id_94f21d16 ON kaa_template_schema.reminders_absenceevent USING btree (set_by_id);

CREATE INDEX reminders_absenceevent_user_id_146950a8 ON kaa_template_schema.reminders_absenceevent USING btree (user_id);

CREATE INDEX reminders_digestchoiceevent_pgh_obj_id_1856d97e ON kaa_template_schema.reminders_digestchoiceevent USING btree (pgh_obj_id);

CREATE INDEX reminders_digestchoiceevent_user_id_ce8b156b ON kaa_template_schema.reminders_digestchoiceevent USING btree (user_id);

CREATE INDEX reminders_handover_by_id_b5b8d181 ON kaa_template_schema.reminders_handover USING btree (by_id);

CREATE INDEX reminders_handover_from_label_id_875c164f ON kaa_template_schema.reminders_handover USING btree (from_label_id);

CREATE INDEX reminders_handover_to_label_id_a4588b0d ON kaa_template_schema.reminders_handover USING btree (to_label_id);

CREATE INDEX reminders_handover_undone_by_id_a293ddc7 ON kaa_template_schema.reminders_handover USING btree (undone_by_id);

CREATE INDEX reminders_notification_by_id_e93fd150 ON kaa_template_schema.reminders_notification USING btree (by_id);

CREATE INDEX reminders_notification_user_id_77a2c6ae ON kaa_template_schema.reminders_notification USING btree (user_id);

CREATE INDEX reminders_notification_youth_id_bf1c1e57 ON kaa_template_schema.reminders_notification USING btree (youth_id);

CREATE INDEX reminders_reminder_closed_by_id_73a50267 ON kaa_template_schema.reminders_reminder USING btree (closed_by_id);

CREATE INDEX reminders_reminder_contact_id_96d3aa13 ON kaa_template_schema.reminders_reminder USING btree (contact_id);

CREATE INDEX reminders_reminder_created_by_id_7f407888 ON kaa_template_schema.reminders_reminder USING btree (created_by_id);

CREATE INDEX reminders_reminder_label_id_319b7a18 ON kaa_template_schema.reminders_reminder USING btree (label_id);

CREATE INDEX reminders_reminder_moved_by_id_b6e452bb ON kaa_template_schema.reminders_reminder USING btree (moved_by_id);

CREATE INDEX reminders_reminder_user_id_d7529c48 ON kaa_template_schema.reminders_reminder USING btree (user_id);

CREATE INDEX reminders_reminder_youth_id_b8ae89c1 ON kaa_template_schema.reminders_reminder USING btree (youth_id);

CREATE INDEX reminders_reminderevent_closed_by_id_efd37aa3 ON kaa_template_schema.reminders_reminderevent USING btree (closed_by_id);

CREATE INDEX reminders_reminderevent_contact_id_b7147335 ON kaa_template_schema.reminders_reminderevent USING btree (contact_id);

CREATE INDEX reminders_reminderevent_created_by_id_9ef59423 ON kaa_template_schema.reminders_reminderevent USING btree (created_by_id);

CREATE INDEX reminders_reminderevent_label_id_149b431a ON kaa_template_schema.reminders_reminderevent USING btree (label_id);

CREATE INDEX reminders_reminderevent_moved_by_id_ccdf07d1 ON kaa_template_schema.reminders_reminderevent USING btree (moved_by_id);

CREATE INDEX reminders_reminderevent_pgh_obj_id_abd067be ON kaa_template_schema.reminders_reminderevent USING btree (pgh_obj_id);

CREATE INDEX reminders_reminderevent_previous_id_392eca4d ON kaa_template_schema.reminders_reminderevent USING btree (previous_id);

CREATE INDEX reminders_reminderevent_user_id_fc8b27b8 ON kaa_template_schema.reminders_reminderevent USING btree (user_id);

CREATE INDEX reminders_reminderevent_youth_id_dcb65a91 ON kaa_template_schema.reminders_reminderevent USING btree (youth_id);

CREATE INDEX reporting_answer_export_id_61030d35 ON kaa_template_schema.reporting_answer USING btree (export_id);

CREATE INDEX reporting_answer_recorded_by_id_7721efb7 ON kaa_template_schema.reporting_answer USING btree (recorded_by_id);

CREATE INDEX reporting_answer_withdrawn_by_id_9b36faf1 ON kaa_template_schema.reporting_answer USING btree (withdrawn_by_id);

CREATE INDEX reporting_answerevent_export_id_6998a3a7 ON kaa_template_schema.reporting_answerevent USING btree (export_id);

CREATE INDEX reporting_answerevent_pgh_obj_id_9ead4741 ON kaa_template_schema.reporting_answerevent USING btree (pgh_obj_id);

CREATE INDEX reporting_answerevent_recorded_by_id_2eb2e39c ON kaa_template_schema.reporting_answerevent USING btree (recorded_by_id);

CREATE INDEX reporting_answerevent_withdrawn_by_id_33722eee ON kaa_template_schema.reporting_answerevent USING btree (withdrawn_by_id);

CREATE INDEX reporting_export_created_by_id_dd220393 ON kaa_template_schema.reporting_export USING btree (created_by_id);

CREATE INDEX reporting_notice_sent_by_id_ffaec25e ON kaa_template_schema.reporting_notice USING btree (sent_by_id);

CREATE INDEX reporting_noticeevent_pgh_obj_id_e7adec7b ON kaa_template_schema.reporting_noticeevent USING btree (pgh_obj_id);

CREATE INDEX reporting_noticeevent_sent_by_id_a0b3d352 ON kaa_template_schema.reporting_noticeevent USING btree (sent_by_id);

CREATE INDEX reporting_readingcopy_created_by_id_c50c4fe3 ON kaa_template_schema.reporting_readingcopy USING btree (created_by_id);

CREATE INDEX reporting_readingcopy_export_id_d891cd56 ON kaa_template_schema.reporting_readingcopy USING btree (export_id);

CREATE INDEX reporting_receipt_export_id_f1181aae ON kaa_template_schema.reporting_receipt USING btree (export_id);

CREATE INDEX reporting_receipt_recorded_by_id_6550d4cb ON kaa_template_schema.reporting_receipt USING btree (recorded_by_id);

CREATE INDEX reporting_receipt_withdrawn_by_id_9f0bf62e ON kaa_template_schema.reporting_receipt USING btree (withdrawn_by_id);

CREATE INDEX reporting_receiptevent_export_id_1220adda ON kaa_template_schema.reporting_receiptevent USING btree (export_id);

CREATE INDEX reporting_receiptevent_pgh_obj_id_386f3a7b ON kaa_template_schema.reporting_receiptevent USING btree (pgh_obj_id);

CREATE INDEX reporting_receiptevent_recorded_by_id_104e92cb ON kaa_template_schema.reporting_receiptevent USING btree (recorded_by_id);

CREATE INDEX reporting_receiptevent_withdrawn_by_id_292de96c ON kaa_template_schema.reporting_receiptevent USING btree (withdrawn_by_id);

CREATE INDEX reporting_remark_answer_id_94c6a067 ON kaa_template_schema.reporting_remark USING btree (answer_id);

CREATE INDEX reporting_remark_youth_id_20d72623 ON kaa_template_schema.reporting_remark USING btree (youth_id);

CREATE INDEX reporting_remarkevent_answer_id_8242e29c ON kaa_template_schema.reporting_remarkevent USING btree (answer_id);

CREATE INDEX reporting_remarkevent_pgh_obj_id_c2d1b706 ON kaa_template_schema.reporting_remarkevent USING btree (pgh_obj_id);

CREATE INDEX reporting_remarkevent_youth_id_ce57c3c3 ON kaa_template_schema.reporting_remarkevent USING btree (youth_id);

CREATE UNIQUE INDEX savedfilter_default_once ON kaa_template_schema.register_savedfilter USING btree (user_id) WHERE is_default;

CREATE UNIQUE INDEX schoollink_one_open ON kaa_template_schema.doors_schoollink USING btree (unit_id) WHERE (revoked_at IS NULL);

CREATE INDEX schoolnotice_inbox ON kaa_template_schema.doors_schoolnotice USING btree (state, received_at);

CREATE INDEX selfreferral_inbox ON kaa_template_schema.doors_selfreferral USING btree (state, received_at);

CREATE INDEX sources_connection_certified_by_id_ca360b7b ON kaa_template_schema.sources_connection USING btree (certified_by_id);

CREATE INDEX sources_connectionevent_certified_by_id_2a22902d ON kaa_template_schema.sources_connectionevent USING btree (certified_by_id);

CREATE INDEX sources_connectionevent_pgh_obj_id_dce1c30b ON kaa_template_schema.sources_connectionevent USING btree (pgh_obj_id);

CREATE INDEX sources_connectionevent_source_id_194cfc31 ON kaa_template_schema.sources_connectionevent USING btree (source_id);

CREATE INDEX sources_fetch_connection_id_fbfbcc5b ON kaa_template_schema.sources_fetch USING btree (connection_id);

CREATE INDEX sources_historyrecordevent_pgh_obj_id_b5a70aa1 ON kaa_template_schema.sources_historyrecordevent USING btree (pgh_obj_id);

CREATE INDEX sources_historyrecordevent_youth_id_2c1bbfda ON kaa_template_schema.sources_historyrecordevent USING btree (youth_id);

CREATE INDEX sources_importrun_applied_by_id_72f30f1f ON kaa_template_schema.sources_importrun USING btree (applied_by_id);

CREATE INDEX sources_importrun_created_by_id_225a3261 ON kaa_template_schema.sources_importrun USING btree (created_by_id);

CREATE INDEX sources_importrun_job_id_2bc0526d ON kaa_template_schema.sources_importrun USING btree (job_id);

CREATE INDEX sources_importrun_source_id_7461c482 ON kaa_template_schema.sources_importrun USING btree (source_id);

CREATE INDEX sources_importrun_undone_by_id_dfe41db1 ON kaa_template_schema.sources_importrun USING btree (undone_by_id);

CREATE INDEX sources_mapping_certified_by_id_3a780fd1 ON kaa_template_schema.sources_mapping USING btree (certified_by_id);

CREATE INDEX sources_mapping_name_5645bc38_like ON kaa_template_schema.sources_mapping USING btree (name varchar_pattern_ops);

CREATE INDEX sources_mappingevent_certified_by_id_66a928e0 ON kaa_template_schema.sources_mappingevent USING btree (certified_by_id);

CREATE INDEX sources_mappingevent_pgh_obj_id_39e99524 ON kaa_template_schema.sources_mappingevent USING btree (pgh_obj_id);

CREATE INDEX sources_rowverdict_run_id_d3560b6f ON kaa_template_schema.sources_rowverdict USING btree (run_id);

CREATE INDEX sources_source_mapping_id_5cba0449 ON kaa_template_schema.sources_source USING btree (mapping_id);

CREATE INDEX sources_source_slug_d8e9fe8c_like ON kaa_template_schema.sources_source USING btree (slug varchar_pattern_ops);

CREATE INDEX sources_sourcerecord_source_id_047ab562 ON kaa_template_schema.sources_sourcerecord USING btree (source_id);

CREATE INDEX sources_sourcerecordbefore_run_id_38ab3cdd ON kaa_template_schema.sources_sourcerecordbefore USING btree (run_id);

CREATE INDEX sources_sourcerecordbefore_youth_id_f94eb209 ON kaa_template_schema.sources_sourcerecordbefore USING btree (youth_id);

CREATE INDEX sources_upload_certified_by_id_ebddd3db ON kaa_template_schema.sources_upload USING btree (certified_by_id);

CREATE INDEX sources_upload_created_by_id_25da8403 ON kaa_template_schema.sources_upload USING btree (created_by_id);

CREATE INDEX sources_upload_source_id_031604e3 ON kaa_template_schema.sources_upload USING btree (source_id);

CREATE INDEX support_actionplan_youth_id_f5559d62 ON kaa_template_schema.support_actionplan USING btree (youth_id);

CREATE INDEX support_actionplanevent_pgh_obj_id_34cab5ba ON kaa_template_schema.support_actionplanevent USING btree (pgh_obj_id);

CREATE INDEX support_actionplanevent_youth_id_e9cf7014 ON kaa_template_schema.support_actionplanevent USING btree (youth_id);

CREATE INDEX support_answer_question_id_357aee8b ON kaa_template_schema.support_answer USING btree (question_id);

CREATE INDEX support_answerevent_assessment_id_5f05f022 ON kaa_template_schema.support_answerevent USING btree (assessment_id);

CREATE INDEX support_answerevent_pgh_obj_id_55034487 ON kaa_template_schema.support_answerevent USING btree (pgh_obj_id);

CREATE INDEX support_answerevent_question_id_ef60e827 ON kaa_template_schema.support_answerevent USING btree (question_id);

CREATE INDEX support_assessment_template_id_4e71f589 ON kaa_template_schema.support_assessment USING btree (template_id);

CREATE INDEX support_assessment_user_id_affe58cf ON kaa_template_schema.support_assessment USING btree (user_id);

CREATE INDEX support_assessment_youth_id_759b471b ON kaa_template_schema.support_assessment USING btree (youth_id);

CREATE INDEX support_assessmentdecision_recorded_by_id_cc196aff ON kaa_template_schema.support_assessmentdecision USING btree (recorded_by_id);

CREATE INDEX support_assessmentdecisionevent_pgh_obj_id_9973968c ON kaa_template_schema.support_assessmentdecisionevent USING btree (pgh_obj_id);

CREATE INDEX support_assessmentdecisionevent_recorded_by_id_55970107 ON kaa_template_schema.support_assessmentdecisionevent USING btree (recorded_by_id);

CREATE INDEX support_assessmentevent_pgh_obj_id_249ce8b4 ON kaa_template_schema.support_assessmentevent USING btree (pgh_obj_id);

CREATE INDEX support_assessmentevent_template_id_e9e94a6d ON kaa_template_schema.support_assessmentevent USING btree (template_id);

CREATE INDEX support_assessmentevent_user_id_370f9558 ON kaa_template_schema.support_assessmentevent USING btree (user_id);

CREATE INDEX support_assessmentevent_youth_id_688e7333 ON kaa_template_schema.support_assessmentevent USING btree (youth_id);

CREATE INDEX support_assessmentquestionevent_pgh_obj_id_85c95f8d ON kaa_template_schema.support_assessmentquestionevent USING btree (pgh_obj_id);

CREATE INDEX support_assessmentquestionevent_template_id_85fe2ce3 ON kaa_template_schema.support_assessmentquestionevent USING btree (template_id);

CREATE INDEX support_assessmenttemplateevent_pgh_obj_id_bc33a7ff ON kaa_template_schema.support_assessmenttemplateevent USING btree (pgh_obj_id);

CREATE INDEX support_consent_file_id_5da21155 ON kaa_template_schema.support_consent USING btree (file_id);

CREATE INDEX support_consent_recorded_by_id_e929de0c ON kaa_template_schema.support_consent USING btree (recorded_by_id);

CREATE INDEX support_consent_youth_id_4aeb1d67 ON kaa_template_schema.support_consent USING btree (youth_id);

CREATE INDEX support_consentevent_file_id_d35cc066 ON kaa_template_schema.support_consentevent USING btree (file_id);

CREATE INDEX support_consentevent_pgh_obj_id_3dd608f3 ON kaa_template_schema.support_consentevent USING btree (pgh_obj_id);

CREATE INDEX support_consentevent_recorded_by_id_b044f5e2 ON kaa_template_schema.support_consentevent USING btree (recorded_by_id);

CREATE INDEX support_consentevent_youth_id_675bf8eb ON kaa_template_schema.support_consentevent USING btree (youth_id);

CREATE INDEX support_coordinatedplan_user_id_3e65f064 ON kaa_template_schema.support_coordinatedplan USING btree (user_id);

CREATE INDEX support_coordinatedplan_youth_id_e1faa915 ON kaa_template_schema.support_coordinatedplan USING btree (youth_id);

CREATE INDEX support_coordinatedplanevent_pgh_obj_id_04dc0fa3 ON kaa_template_schema.support_coordinatedplanevent USING btree (pgh_obj_id);

CREATE INDEX support_coordinatedplanevent_user_id_6f2e6659 ON kaa_template_schema.support_coordinatedplanevent USING btree (user_id);

CREATE INDEX support_coordinatedplanevent_youth_id_a2b56b22 ON kaa_template_schema.support_coordinatedplanevent USING btree (youth_id);

CREATE INDEX support_intervention_unit_id_560d3491 ON kaa_template_schema.support_intervention USING btree (unit_id);

CREATE INDEX support_intervention_user_id_4c015aaf ON kaa_template_schema.support_intervention USING btree (user_id);

CREATE INDEX support_intervention_youth_id_ec48adec ON kaa_template_schema.support_intervention USING btree (youth_id);

CREATE INDEX support_interventionevent_pgh_obj_id_934b1605 ON kaa_template_schema.support_interventionevent USING btree (pgh_obj_id);

CREATE INDEX support_interventionevent_unit_id_9a01dc1a ON kaa_template_schema.support_interventionevent USING btree (unit_id);

CREATE INDEX support_interventionevent_user_id_bb1e7be5 ON kaa_template_schema.support_interventionevent USING btree (user_id);

CREATE INDEX support_interventionevent_youth_id_8f6bd548 ON kaa_template_schema.support_interventionevent USING btree (youth_id);

CREATE INDEX support_interventionfollowup_held_by_id_3cecda7a ON kaa_template_schema.support_interventionfollowup USING btree (held_by_id);

CREATE INDEX support_interventionfollowup_intervention_id_403549d0 ON kaa_template_schema.support_interventionfollowup USING btree (intervention_id);

CREATE INDEX support_interventionfollowupevent_held_by_id_59e3d284 ON kaa_template_schema.support_interventionfollowupevent USING btree (held_by_id);

CREATE INDEX support_interventionfollowupevent_intervention_id_873345d8 ON kaa_template_schema.support_interventionfollowupevent USING btree (intervention_id);

CREATE INDEX support_interventionfollowupevent_pgh_obj_id_b3b9d797 ON kaa_template_schema.support_interventionfollowupevent USING btree (pgh_obj_id);

CREATE INDEX support_offer_intervention_id_20c21c82 ON kaa_template_schema.support_offer USING btree (intervention_id);

CREATE INDEX support_offer_unit_id_bc8b287c ON kaa_template_schema.support_offer USING btree (unit_id);

CREATE INDEX support_offer_user_id_bb0b246a ON kaa_template_schema.support_offer USING btree (user_id);

CREATE INDEX support_offer_youth_id_89c71935 ON kaa_template_schema.support_offer USING btree (youth_id);

CREATE INDEX support_offerevent_intervention_id_c18bef81 ON kaa_template_schema.support_offerevent USING btree (intervention_id);

CREATE INDEX support_offerevent_pgh_obj_id_a0b4b1df ON kaa_template_schema.support_offerevent USING btree (pgh_obj_id);

CREATE INDEX support_offerevent_unit_id_6c24ff87 ON kaa_template_schema.support_offerevent USING btree (unit_id);

CREATE INDEX support_offerevent_user_id_65f4bdf0 ON kaa_template_schema.support_offerevent USING btree (user_id);

CREATE INDEX support_offerevent_youth_id_0eed0ee1 ON kaa_template_schema.support_offerevent USING btree (youth_id);

CREATE INDEX support_participation_programme_id_5b90235d ON kaa_template_schema.support_participation USING btree (programme_id);

CREATE INDEX support_participation_youth_id_255d7a8d ON kaa_template_schema.support_participation USING btree (youth_id);

CREATE INDEX support_participationevent_pgh_obj_id_04eadbb7 ON kaa_template_schema.support_participationevent USING btree (pgh_obj_id);

CREATE INDEX support_participationevent_programme_id_ff8bb2bb ON kaa_template_schema.support_participationevent USING btree (programme_id);

CREATE INDEX support_participationevent_youth_id_c480f3d0 ON kaa_template_schema.support_participationevent USING btree (youth_id);

CREATE INDEX support_planfollowup_held_by_id_a5cf3ee2 ON kaa_template_schema.support_planfollowup USING btree (held_by_id);

CREATE INDEX support_planfollowup_plan_id_075de4c3 ON kaa_template_schema.support_planfollowup USING btree (plan_id);

CREATE INDEX support_planfollowupevent_held_by_id_982d2db1 ON kaa_template_schema.support_planfollowupevent USING btree (held_by_id);

CREATE INDEX support_planfollowupevent_pgh_obj_id_855d8669 ON kaa_template_schema.support_planfollowupevent USING btree (pgh_obj_id);

CREATE INDEX support_planfollowupevent_plan_id_a4b12d54 ON kaa_template_schema.support_planfollowupevent USING btree (plan_id);

CREATE INDEX support_planitemevent_pgh_obj_id_6cbbbfdc ON kaa_template_schema.support_planitemevent USING btree (pgh_obj_id);

CREATE INDEX support_planitemevent_plan_version_id_ec973cc7 ON kaa_template_schema.support_planitemevent USING btree (plan_version_id);

CREATE INDEX support_planversion_made_by_id_3bef49b0 ON kaa_template_schema.support_planversion USING btree (made_by_id);

CREATE INDEX support_planversionevent_made_by_id_f491a8c0 ON kaa_template_schema.support_planversionevent USING btree (made_by_id);

CREATE INDEX support_planversionevent_pgh_obj_id_1d49dd95 ON kaa_template_schema.support_planversionevent USING btree (pgh_obj_id);

CREATE INDEX support_planversionevent_plan_id_bb033575 ON kaa_template_schema.support_planversionevent USING btree (plan_id);

CREATE INDEX support_practiceagreement_insurance_checked_by_id_4792c8eb ON kaa_template_schema.support_practiceagreement USING btree (insurance_checked_by_id);

CREATE INDEX support_practiceagreementevent_insurance_checked_by_id_cb97de75 ON kaa_template_schema.support_practiceagreementevent USING btree (insurance_checked_by_id);

CREATE INDEX support_practiceagreementevent_intervention_id_1749feac ON kaa_template_schema.support_practiceagreementevent USING btree (intervention_id);

CREATE INDEX support_practiceagreementevent_pgh_obj_id_bd25c9ca ON kaa_template_schema.support_practiceagreementevent USING btree (pgh_obj_id);

CREATE INDEX support_practiceweekevent_agreement_id_045609b8 ON kaa_template_schema.support_practiceweekevent USING btree (agreement_id);

CREATE INDEX support_practiceweekevent_pgh_obj_id_c5d8003a ON kaa_template_schema.support_practiceweekevent USING btree (pgh_obj_id);

CREATE INDEX support_programme_name_3b5645db_like ON kaa_template_schema.support_programme USING btree (name varchar_pattern_ops);

CREATE INDEX support_programme_unit_id_95122d81 ON kaa_template_schema.support_programme USING btree (unit_id);

CREATE INDEX support_share_consent_id_b0ef2109 ON kaa_template_schema.support_share USING btree (consent_id);

CREATE INDEX support_share_user_id_190ae7ff ON kaa_template_schema.support_share USING btree (user_id);

CREATE INDEX support_share_youth_id_0bc377fb ON kaa_template_schema.support_share USING btree (youth_id);

CREATE INDEX support_shareevent_consent_id_03cba3ae ON kaa_template_schema.support_shareevent USING btree (consent_id);

CREATE INDEX support_shareevent_pgh_obj_id_89dc9cd9 ON kaa_template_schema.support_shareevent USING btree (pgh_obj_id);

CREATE INDEX support_shareevent_user_id_0e31dedd ON kaa_template_schema.support_shareevent USING btree (user_id);

CREATE INDEX support_shareevent_youth_id_929bedaf ON kaa_template_schema.support_shareevent USING btree (youth_id);

CREATE UNIQUE INDEX unique_primary_email ON kaa_template_schema.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON kaa_template_schema.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON kaa_template_schema.usersessions_usersession USING btree (session_key varchar_pattern_ops);

CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON kaa_template_schema.usersessions_usersession USING btree (user_id);

CREATE INDEX visits_concernreport_decided_by_id_ca92415c ON kaa_template_schema.visits_concernreport USING btree (decided_by_id);

CREATE INDEX visits_concernreport_recorded_by_id_f6e2d221 ON kaa_template_schema.visits_concernreport USING btree (recorded_by_id);

CREATE INDEX visits_concernreport_youth_id_a9df44cb ON kaa_template_schema.visits_concernreport USING btree (youth_id);

CREATE INDEX visits_concernreportevent_decided_by_id_a66daa2e ON kaa_template_schema.visits_concernreportevent USING btree (decided_by_id);

CREATE INDEX visits_concernreportevent_pgh_obj_id_4d670ea3 ON kaa_template_schema.visits_concernreportevent USING btree (pgh_obj_id);

CREATE INDEX visits_concernreportevent_recorded_by_id_9758a787 ON kaa_template_schema.visits_concernreportevent USING btree (recorded_by_id);

CREATE INDEX visits_concernreportevent_youth_id_2d4463b4 ON kaa_template_schema.visits_concernreportevent USING btree (youth_id);

CREATE INDEX visits_homevisit_day_id_553b2ebf ON kaa_template_schema.visits_homevisit USING btree (day_id);

CREATE INDEX visits_homevisit_recorded_by_id_ff3e3c29 ON kaa_template_schema.visits_homevisit USING btree (recorded_by_id);

CREATE INDEX visits_homevisit_youth_id_fcea17cd ON kaa_template_schema.visits_homevisit USING btree (youth_id);

CREATE INDEX visits_homevisitevent_contact_id_f03e12c2 ON kaa_template_schema.visits_homevisitevent USING btree (contact_id);

CREATE INDEX visits_homevisitevent_day_id_af344cb4 ON kaa_template_schema.visits_homevisitevent USING btree (day_id);

CREATE INDEX visits_homevisitevent_pgh_obj_id_3daa7b07 ON kaa_template_schema.visits_homevisitevent USING btree (pgh_obj_id);

CREATE INDEX visits_homevisitevent_recorded_by_id_d808aea2 ON kaa_template_schema.visits_homevisitevent USING btree (recorded_by_id);

CREATE INDEX visits_homevisitevent_youth_id_a4647362 ON kaa_template_schema.visits_homevisitevent USING btree (youth_id);

CREATE INDEX visits_visitday_created_by_id_c4ae4fac ON kaa_template_schema.visits_visitday USING btree (created_by_id);

CREATE INDEX visits_visitdayevent_created_by_id_e7bf9224 ON kaa_template_schema.visits_visitdayevent USING btree (created_by_id);

CREATE INDEX visits_visitdayevent_pgh_obj_id_d82e6fe5 ON kaa_template_schema.visits_visitdayevent USING btree (pgh_obj_id);

CREATE INDEX visits_visitentry_user_id_700f8a58 ON kaa_template_schema.visits_visitentry USING btree (user_id);

CREATE INDEX visits_visitentry_visit_id_bcd19eef ON kaa_template_schema.visits_visitentry USING btree (visit_id);

CREATE INDEX visits_visitsettingsevent_pgh_obj_id_7fb92399 ON kaa_template_schema.visits_visitsettingsevent USING btree (pgh_obj_id);

CREATE INDEX visits_visitstaff_day_id_cd2f65af ON kaa_template_schema.visits_visitstaff USING btree (day_id);

CREATE INDEX visits_visitstaff_user_id_bb48ea3d ON kaa_template_schema.visits_visitstaff USING btree (user_id);

CREATE INDEX visits_visitstaffevent_day_id_85b11585 ON kaa_template_schema.visits_visitstaffevent USING btree (day_id);

CREATE INDEX visits_visitstaffevent_pgh_obj_id_3d8a4464 ON kaa_template_schema.visits_visitstaffevent USING btree (pgh_obj_id);

CREATE INDEX visits_visitstaffevent_user_id_fdbe0914 ON kaa_template_schema.visits_visitstaffevent USING btree (user_id);

CREATE INDEX work_job_created_by_id_675be28a ON kaa_template_schema.work_job USING btree (created_by_id);

CREATE INDEX work_message_key_fa00c12e_like ON kaa_template_schema.work_message USING btree (key varchar_pattern_ops);

CREATE INDEX work_message_youth_id_610cf2c3 ON kaa_template_schema.work_message USING btree (youth_id);

CREATE INDEX work_secret_name_bc43dcb2_like ON kaa_template_schema.work_secret USING btree (name varchar_pattern_ops);

CREATE INDEX youth_birth ON kaa_template_schema.register_youth USING btree (birth_date);

CREATE INDEX youth_by_name ON kaa_template_schema.register_youth USING btree (sort_key) INCLUDE (id);

CREATE INDEX youth_label ON kaa_template_schema.register_youth USING btree (label_id);

CREATE INDEX youth_merged ON kaa_template_schema.register_youth USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);

CREATE UNIQUE INDEX youthmerge_away_once ON kaa_template_schema.register_youthmerge USING btree (away_id) WHERE ((state)::text = ANY ((ARRAY['proposed'::character varying, 'applied'::character varying])::text[]));

CREATE TRIGGER pgtrigger_added_insert_00b57 AFTER INSERT ON kaa_template_schema.sources_connection REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_00b57();

COMMENT ON TRIGGER pgtrigger_added_insert_00b57 ON kaa_template_schema.sources_connection IS 'f58c60c9f97fe0f69537c588f4d299a9e97d5e1b';

CREATE TRIGGER pgtrigger_added_insert_018d9 AFTER INSERT ON kaa_template_schema.reporting_notice REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_018d9();

COMMENT ON TRIGGER pgtrigger_added_insert_018d9 ON kaa_template_schema.reporting_notice IS '3be518619395b1de0ba4a730c5c37c22c1c55f19';

CREATE TRIGGER pgtrigger_added_insert_026ce AFTER INSERT ON kaa_template_schema.letters_handover REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_026ce();

COMMENT ON TRIGGER pgtrigger_added_insert_026ce ON kaa_template_schema.letters_handover IS '49576dcec3f1b3729fcfcd23a4f3c79070563104';

CREATE TRIGGER pgtrigger_added_insert_06ccb AFTER INSERT ON kaa_template_schema.register_guardian REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_06ccb();

COMMENT ON TRIGGER pgtrigger_added_insert_06ccb ON kaa_template_schema.register_guardian IS 'f3da3abdd56a74b9124719f7296fa6fc79fa27b5';

CREATE TRIGGER pgtrigger_added_insert_0af9f AFTER INSERT ON kaa_template_schema.support_practiceagreement REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_0af9f();

COMMENT ON TRIGGER pgtrigger_added_insert_0af9f ON kaa_template_schema.support_practiceagreement IS 'b3af8818c02f430d2a6f2c2d12f1e03c330e0c10';

CREATE TRIGGER pgtrigger_added_insert_0f891 AFTER INSERT ON kaa_template_schema.outreach_outreachpause REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_0f891();

COMMENT ON TRIGGER pgtrigger_added_insert_0f891 ON kaa_template_schema.outreach_outreachpause IS 'd3e71ad5210f0429bfce54872ed6275ea4083853';

CREATE TRIGGER pgtrigger_added_insert_15710 AFTER INSERT ON kaa_template_schema.reporting_receipt REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_15710();

COMMENT ON TRIGGER pgtrigger_added_insert_15710 ON kaa_template_schema.reporting_receipt IS '900672badeeff9ec54dced4ebd2af96e728077ec';

CREATE TRIGGER pgtrigger_added_insert_1596c AFTER INSERT ON kaa_template_schema.sources_mapping REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_1596c();

COMMENT ON TRIGGER pgtrigger_added_insert_1596c ON kaa_template_schema.sources_mapping IS 'c1b64717eb8337d815f07b0c7723191f537af692';

CREATE TRIGGER pgtrigger_added_insert_1a97f AFTER INSERT ON kaa_template_schema.reminders_absence REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_1a97f();

COMMENT ON TRIGGER pgtrigger_added_insert_1a97f ON kaa_template_schema.reminders_absence IS 'd7b015ee87ae5d191ac0c989c06925b649aadd38';

CREATE TRIGGER pgtrigger_added_insert_1f909 AFTER INSERT ON kaa_template_schema.letters_mailing REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_1f909();

COMMENT ON TRIGGER pgtrigger_added_insert_1f909 ON kaa_template_schema.letters_mailing IS 'dbd41ae289ca04cac5061c0e220684cd45449a15';

CREATE TRIGGER pgtrigger_added_insert_219aa AFTER INSERT ON kaa_template_schema.support_coordinatedplan REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_219aa();

COMMENT ON TRIGGER pgtrigger_added_insert_219aa ON kaa_template_schema.support_coordinatedplan IS '9cccd1c07ebe0aea51d47ba318b5789f346bd52f';

CREATE TRIGGER pgtrigger_added_insert_23d29 AFTER INSERT ON kaa_template_schema.register_contactdetail REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_23d29();

COMMENT ON TRIGGER pgtrigger_added_insert_23d29 ON kaa_template_schema.register_contactdetail IS 'f225314ab1f1cb04ee63e51f6ba39ad70e4221cd';

CREATE TRIGGER pgtrigger_added_insert_24681 AFTER INSERT ON kaa_template_schema.doors_schoolunit REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_24681();

COMMENT ON TRIGGER pgtrigger_added_insert_24681 ON kaa_template_schema.doors_schoolunit IS 'e9ec03c70d7fd07c41a9698c9dc5d550f4e58663';

CREATE TRIGGER pgtrigger_added_insert_24866 AFTER INSERT ON kaa_template_schema.accounts_apitoken REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_24866();

COMMENT ON TRIGGER pgtrigger_added_insert_24866 ON kaa_template_schema.accounts_apitoken IS 'c17c7e9bb827d52b1e9c2739a187c1a1a3ce0c6e';

CREATE TRIGGER pgtrigger_added_insert_24f56 AFTER INSERT ON kaa_template_schema.register_preferreddetail REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_24f56();

COMMENT ON TRIGGER pgtrigger_added_insert_24f56 ON kaa_template_schema.register_preferreddetail IS 'af808225f1d5773f2fd3e5bf6dad6a2c4cd9e730';

CREATE TRIGGER pgtrigger_added_insert_258dd AFTER INSERT ON kaa_template_schema.reporting_remark REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_258dd();

COMMENT ON TRIGGER pgtrigger_added_insert_258dd ON kaa_template_schema.reporting_remark IS 'eedb56368d534acee71f5005fae4beeb05e80181';

CREATE TRIGGER pgtrigger_added_insert_27007 AFTER INSERT ON kaa_template_schema.support_assessmentquestion REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_27007();

COMMENT ON TRIGGER pgtrigger_added_insert_27007 ON kaa_template_schema.support_assessmentquestion IS '2eba8795620b63ca2486656d903fb042c8d6e9f0';

CREATE TRIGGER pgtrigger_added_insert_2764b AFTER INSERT ON kaa_template_schema.register_youthnumber REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_2764b();

COMMENT ON TRIGGER pgtrigger_added_insert_2764b ON kaa_template_schema.register_youthnumber IS '7a142e0b4cc407f271226448f67a95010297b56f';

CREATE TRIGGER pgtrigger_added_insert_2a8e8 AFTER INSERT ON kaa_template_schema.support_participation REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_2a8e8();

COMMENT ON TRIGGER pgtrigger_added_insert_2a8e8 ON kaa_template_schema.support_participation IS 'f82bda9e9ff6ac24b7af0efdfd61f980efa06f8e';

CREATE TRIGGER pgtrigger_added_insert_2c647 AFTER INSERT ON kaa_template_schema.register_compulsoryschool REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_2c647();

COMMENT ON TRIGGER pgtrigger_added_insert_2c647 ON kaa_template_schema.register_compulsoryschool IS '2af342c946eb8381d7a821b98e5395b1f098817f';

CREATE TRIGGER pgtrigger_added_insert_2ecaa AFTER INSERT ON kaa_template_schema.doors_schoollink REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_2ecaa();

COMMENT ON TRIGGER pgtrigger_added_insert_2ecaa ON kaa_template_schema.doors_schoollink IS '9f5010355a6605f02b3dd5a15678202e6614387b';

CREATE TRIGGER pgtrigger_added_insert_2edbc AFTER INSERT ON kaa_template_schema.accounts_sitecontact REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_2edbc();

COMMENT ON TRIGGER pgtrigger_added_insert_2edbc ON kaa_template_schema.accounts_sitecontact IS '40bc1596e6b6b8022d799c625bff3fa035b1d60f';

CREATE TRIGGER pgtrigger_added_insert_34ac4 AFTER INSERT ON kaa_template_schema.sources_historyrecord REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_34ac4();

COMMENT ON TRIGGER pgtrigger_added_insert_34ac4 ON kaa_template_schema.sources_historyrecord IS '93721fa66ebd6023ce1a3d84cdedd854b9528009';

CREATE TRIGGER pgtrigger_added_insert_36d49 AFTER INSERT ON kaa_template_schema.visits_visitday REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_36d49();

COMMENT ON TRIGGER pgtrigger_added_insert_36d49 ON kaa_template_schema.visits_visitday IS '6f2da4f98ae044c578364db2bb515e046d0145ee';

CREATE TRIGGER pgtrigger_added_insert_37d39 AFTER INSERT ON kaa_template_schema.outreach_ladder REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_37d39();

COMMENT ON TRIGGER pgtrigger_added_insert_37d39 ON kaa_template_schema.outreach_ladder IS '1e5f96c32950fb4b720c2e45176a059db8663cb5';

CREATE TRIGGER pgtrigger_added_insert_3a7b4 AFTER INSERT ON kaa_template_schema.doors_referrallanguage REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_3a7b4();

COMMENT ON TRIGGER pgtrigger_added_insert_3a7b4 ON kaa_template_schema.doors_referrallanguage IS '1628e17c8b1cd0c8cb273ad11e9c73b54a396432';

CREATE TRIGGER pgtrigger_added_insert_3b888 AFTER INSERT ON kaa_template_schema.reminders_digestchoice REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_3b888();

COMMENT ON TRIGGER pgtrigger_added_insert_3b888 ON kaa_template_schema.reminders_digestchoice IS '06a8b00c9c7a9c791501878a452cdcf5ab799e19';

CREATE TRIGGER pgtrigger_added_insert_3dd02 AFTER INSERT ON kaa_template_schema.reporting_answer REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_3dd02();

COMMENT ON TRIGGER pgtrigger_added_insert_3dd02 ON kaa_template_schema.reporting_answer IS '130a4164a93f4877b9a7e3db571d3bcb911caa2b';

CREATE TRIGGER pgtrigger_added_insert_4888f AFTER INSERT ON kaa_template_schema.register_registration REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_4888f();

COMMENT ON TRIGGER pgtrigger_added_insert_4888f ON kaa_template_schema.register_registration IS '8593cc5b8fccf8a9b763a5bb142bb6d2c83d90b2';

CREATE TRIGGER pgtrigger_added_insert_4d2e9 AFTER INSERT ON kaa_template_schema.support_assessmentdecision REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_4d2e9();

COMMENT ON TRIGGER pgtrigger_added_insert_4d2e9 ON kaa_template_schema.support_assessmentdecision IS '4c21fabe7bf6a114f727e57d7c13a4f178211053';

CREATE TRIGGER pgtrigger_added_insert_5176c AFTER INSERT ON kaa_template_schema.support_actionplan REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_5176c();

COMMENT ON TRIGGER pgtrigger_added_insert_5176c ON kaa_template_schema.support_actionplan IS '2570eb16d28b93c85e3a583abfe47b4ae8924b19';

CREATE TRIGGER pgtrigger_added_insert_52516 AFTER INSERT ON kaa_template_schema.register_occupationfact REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_52516();

COMMENT ON TRIGGER pgtrigger_added_insert_52516 ON kaa_template_schema.register_occupationfact IS '4be240bc1318a8d82d2749d316135d510dda1482';

CREATE TRIGGER pgtrigger_added_insert_5273c AFTER INSERT ON kaa_template_schema.accounts_unit REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_5273c();

COMMENT ON TRIGGER pgtrigger_added_insert_5273c ON kaa_template_schema.accounts_unit IS '153f7012c62eac380b963fdd5255eafcf234530a';

CREATE TRIGGER pgtrigger_added_insert_582e3 AFTER INSERT ON kaa_template_schema.outreach_outreachsettings REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_582e3();

COMMENT ON TRIGGER pgtrigger_added_insert_582e3 ON kaa_template_schema.outreach_outreachsettings IS 'ee6352f0f8fff78274f8282c193521933be19bc1';

CREATE TRIGGER pgtrigger_added_insert_59848 AFTER INSERT ON kaa_template_schema.support_consent REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_59848();

COMMENT ON TRIGGER pgtrigger_added_insert_59848 ON kaa_template_schema.support_consent IS '1d36a4d9c0cc339408cb1f3c01e3449b83a779a8';

CREATE TRIGGER pgtrigger_added_insert_65a0b AFTER INSERT ON kaa_template_schema.support_intervention REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_65a0b();

COMMENT ON TRIGGER pgtrigger_added_insert_65a0b ON kaa_template_schema.support_intervention IS '45ff343fcdb67655960319e8b68386616c4f7538';

CREATE TRIGGER pgtrigger_added_insert_6977a AFTER INSERT ON kaa_template_schema.letters_letter REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_6977a();

COMMENT ON TRIGGER pgtrigger_added_insert_6977a ON kaa_template_schema.letters_letter IS '8111234a9fe46d2bf2c53fe56310aaa52d46c8be';

CREATE TRIGGER pgtrigger_added_insert_6a581 AFTER INSERT ON kaa_template_schema.doors_schoolnotice REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_6a581();

COMMENT ON TRIGGER pgtrigger_added_insert_6a581 ON kaa_template_schema.doors_schoolnotice IS '7068c6b15d8c83a82c72aee84862cca6728cc5fc';

CREATE TRIGGER pgtrigger_added_insert_6be4b AFTER INSERT ON kaa_template_schema.doors_selfreferral REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_6be4b();

COMMENT ON TRIGGER pgtrigger_added_insert_6be4b ON kaa_template_schema.doors_selfreferral IS 'e2259b64d7e9fbf22700fa5e32d97ae1bd97b249';

CREATE TRIGGER pgtrigger_added_insert_6eaad AFTER INSERT ON kaa_template_schema.letters_sender REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_6eaad();

COMMENT ON TRIGGER pgtrigger_added_insert_6eaad ON kaa_template_schema.letters_sender IS '18d2a6143fab3580a2a20ea6894ca8c7a834aaf4';

CREATE TRIGGER pgtrigger_added_insert_6f915 AFTER INSERT ON kaa_template_schema.register_exam REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_6f915();

COMMENT ON TRIGGER pgtrigger_added_insert_6f915 ON kaa_template_schema.register_exam IS 'a99326e826648a0b1339bb3d5ce64bb6ea752d7e';

CREATE TRIGGER pgtrigger_added_insert_7fd0a AFTER INSERT ON kaa_template_schema.outreach_contact REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_7fd0a();

COMMENT ON TRIGGER pgtrigger_added_insert_7fd0a ON kaa_template_schema.outreach_contact IS '230b4982f5c921780fbdc59f753c313d6ce04913';

CREATE TRIGGER pgtrigger_added_insert_81106 AFTER INSERT ON kaa_template_schema.register_identificationsettings REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_81106();

COMMENT ON TRIGGER pgtrigger_added_insert_81106 ON kaa_template_schema.register_identificationsettings IS 'b0e67ababa0dc84305ec53b435c28fc45cf4a156';

CREATE TRIGGER pgtrigger_added_insert_896be AFTER INSERT ON kaa_template_schema.register_proposal REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_896be();

COMMENT ON TRIGGER pgtrigger_added_insert_896be ON kaa_template_schema.register_proposal IS '5ac285171e157c806eb2b05ebb2fd9b260c12f08';

CREATE TRIGGER pgtrigger_added_insert_898e1 AFTER INSERT ON kaa_template_schema.doors_dropouttalk REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_898e1();

COMMENT ON TRIGGER pgtrigger_added_insert_898e1 ON kaa_template_schema.doors_dropouttalk IS 'a43a58a1db98ffb68aed12fd538a35b1dbbbbfb8';

CREATE TRIGGER pgtrigger_added_insert_90683 AFTER INSERT ON kaa_template_schema.register_youthmerge REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_90683();

COMMENT ON TRIGGER pgtrigger_added_insert_90683 ON kaa_template_schema.register_youthmerge IS 'e02c27975f671b7569bf2cc9c455a3f04f43019b';

CREATE TRIGGER pgtrigger_added_insert_99736 AFTER INSERT ON kaa_template_schema.reminders_reminder REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_99736();

COMMENT ON TRIGGER pgtrigger_added_insert_99736 ON kaa_template_schema.reminders_reminder IS '85a2f0198ed93fa1bddd10f01646f613297ffddf';

CREATE TRIGGER pgtrigger_added_insert_a4a96 AFTER INSERT ON kaa_template_schema.accounts_label REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_a4a96();

COMMENT ON TRIGGER pgtrigger_added_insert_a4a96 ON kaa_template_schema.accounts_label IS '4525e6269e0193b98dc9bf78b201683c9cb31204';

CREATE TRIGGER pgtrigger_added_insert_a9b35 AFTER INSERT ON kaa_template_schema.register_legalsex REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_a9b35();

COMMENT ON TRIGGER pgtrigger_added_insert_a9b35 ON kaa_template_schema.register_legalsex IS '61fa2ae62a8d40c8d22bee5603c83201ca7082c6';

CREATE TRIGGER pgtrigger_added_insert_ad38f AFTER INSERT ON kaa_template_schema.support_answer REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_ad38f();

COMMENT ON TRIGGER pgtrigger_added_insert_ad38f ON kaa_template_schema.support_answer IS '5b23fe75be8cefab71b3517164b75e002fd6923a';

CREATE TRIGGER pgtrigger_added_insert_aea3c AFTER INSERT ON kaa_template_schema.support_assessment REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_aea3c();

COMMENT ON TRIGGER pgtrigger_added_insert_aea3c ON kaa_template_schema.support_assessment IS 'd912918fa65b55f9a3f106b0a15df2041ddf15fb';

CREATE TRIGGER pgtrigger_added_insert_b498b AFTER INSERT ON kaa_template_schema.letters_smsgateway REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_b498b();

COMMENT ON TRIGGER pgtrigger_added_insert_b498b ON kaa_template_schema.letters_smsgateway IS '128fc543bb1ed897b380a174c442fd61818f77f8';

CREATE TRIGGER pgtrigger_added_insert_b5651 AFTER INSERT ON kaa_template_schema.visits_concernreport REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_b5651();

COMMENT ON TRIGGER pgtrigger_added_insert_b5651 ON kaa_template_schema.visits_concernreport IS '33eb6a0384c8abef75f9d53313988a1d0008a9c0';

CREATE TRIGGER pgtrigger_added_insert_b6992 AFTER INSERT ON kaa_template_schema.accounts_user REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_b6992();

COMMENT ON TRIGGER pgtrigger_added_insert_b6992 ON kaa_template_schema.accounts_user IS '8224835d8f17e19b50aca90a30db2b60fdd6f484';

CREATE TRIGGER pgtrigger_added_insert_b6c22 AFTER INSERT ON kaa_template_schema.register_residence REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_b6c22();

COMMENT ON TRIGGER pgtrigger_added_insert_b6c22 ON kaa_template_schema.register_residence IS 'c08f228e086900110ff3f751b42f23601de1346d';

CREATE TRIGGER pgtrigger_added_insert_b7dff AFTER INSERT ON kaa_template_schema.support_interventionfollowup REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_b7dff();

COMMENT ON TRIGGER pgtrigger_added_insert_b7dff ON kaa_template_schema.support_interventionfollowup IS 'edac86d41931290007f6bf726607c37cd27ae2eb';

CREATE TRIGGER pgtrigger_added_insert_bb2e7 AFTER INSERT ON kaa_template_schema.accounts_rolegrant REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_bb2e7();

COMMENT ON TRIGGER pgtrigger_added_insert_bb2e7 ON kaa_template_schema.accounts_rolegrant IS '9495afd40a38d92e41f32a5911237c5d53e2f08b';

CREATE TRIGGER pgtrigger_added_insert_bdab8 AFTER INSERT ON kaa_template_schema.support_planitem REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_bdab8();

COMMENT ON TRIGGER pgtrigger_added_insert_bdab8 ON kaa_template_schema.support_planitem IS '5ccbc3bef8874391ce44a2691c268f2bd4ab91d7';

CREATE TRIGGER pgtrigger_added_insert_c28c0 AFTER INSERT ON kaa_template_schema.doors_doorsettings REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_c28c0();

COMMENT ON TRIGGER pgtrigger_added_insert_c28c0 ON kaa_template_schema.doors_doorsettings IS '5382dbc077dadfe9e9138d47ca3ddc062951abab';

CREATE TRIGGER pgtrigger_added_insert_c8208 AFTER INSERT ON kaa_template_schema.register_schoolplacement REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_c8208();

COMMENT ON TRIGGER pgtrigger_added_insert_c8208 ON kaa_template_schema.register_schoolplacement IS '3ea5fa458dde3d732fd4addad94e60f1d19250fa';

CREATE TRIGGER pgtrigger_added_insert_d4c47 AFTER INSERT ON kaa_template_schema.support_planfollowup REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_d4c47();

COMMENT ON TRIGGER pgtrigger_added_insert_d4c47 ON kaa_template_schema.support_planfollowup IS '7cb17fd553fe862d1cba476df5845b42324776d4';

CREATE TRIGGER pgtrigger_added_insert_d6b75 AFTER INSERT ON kaa_template_schema.register_youth REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_d6b75();

COMMENT ON TRIGGER pgtrigger_added_insert_d6b75 ON kaa_template_schema.register_youth IS '97dfb1002d6b58ea2ff5e8bff35b84a639a7bcaa';

CREATE TRIGGER pgtrigger_added_insert_d7bd3 AFTER INSERT ON kaa_template_schema.support_planversion REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_d7bd3();

COMMENT ON TRIGGER pgtrigger_added_insert_d7bd3 ON kaa_template_schema.support_planversion IS '2835c2ba40d10fd43b8195a93eab0a92a679940a';

CREATE TRIGGER pgtrigger_added_insert_d860f AFTER INSERT ON kaa_template_schema.visits_homevisit REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_d860f();

COMMENT ON TRIGGER pgtrigger_added_insert_d860f ON kaa_template_schema.visits_homevisit IS '10b15ed99a7f2d2055760240eaccd7f4af9875d8';

CREATE TRIGGER pgtrigger_added_insert_e654e AFTER INSERT ON kaa_template_schema.letters_lettertemplate REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_e654e();

COMMENT ON TRIGGER pgtrigger_added_insert_e654e ON kaa_template_schema.letters_lettertemplate IS '3afa4563c0851a4bb25e5b2bddd61a2d44c7195f';

CREATE TRIGGER pgtrigger_added_insert_e9883 AFTER INSERT ON kaa_template_schema.register_notsame REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_e9883();

COMMENT ON TRIGGER pgtrigger_added_insert_e9883 ON kaa_template_schema.register_notsame IS '6a1a3599ad98e9c4f23e0ef80711ab1ecc872d08';

CREATE TRIGGER pgtrigger_added_insert_ec343 AFTER INSERT ON kaa_template_schema.support_share REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_ec343();

COMMENT ON TRIGGER pgtrigger_added_insert_ec343 ON kaa_template_schema.support_share IS 'b782a3116f2355c8a1ee82154b32bed9e97c4e74';

CREATE TRIGGER pgtrigger_added_insert_f12ac AFTER INSERT ON kaa_template_schema.visits_visitsettings REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_f12ac();

COMMENT ON TRIGGER pgtrigger_added_insert_f12ac ON kaa_template_schema.visits_visitsettings IS 'd42f1f01f212ecc2aa62314844f223c213e4e6fc';

CREATE TRIGGER pgtrigger_added_insert_f3d5a AFTER INSERT ON kaa_template_schema.visits_visitstaff REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_f3d5a();

COMMENT ON TRIGGER pgtrigger_added_insert_f3d5a ON kaa_template_schema.visits_visitstaff IS 'd4746c9a9b9ace91a6fd29986e38579bed50c339';

CREATE TRIGGER pgtrigger_added_insert_f4cfc AFTER INSERT ON kaa_template_schema.outreach_ladderstep REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_f4cfc();

COMMENT ON TRIGGER pgtrigger_added_insert_f4cfc ON kaa_template_schema.outreach_ladderstep IS '355d2296fb2b25542d84745eb918f620fc164f6c';

CREATE TRIGGER pgtrigger_added_insert_f4f45 AFTER INSERT ON kaa_template_schema.support_offer REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_f4f45();

COMMENT ON TRIGGER pgtrigger_added_insert_f4f45 ON kaa_template_schema.support_offer IS 'd721d8781cb325f90cf4ed7a256a8fac8edf9c5d';

CREATE TRIGGER pgtrigger_added_insert_f6708 AFTER INSERT ON kaa_template_schema.outreach_steprecord REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_f6708();

COMMENT ON TRIGGER pgtrigger_added_insert_f6708 ON kaa_template_schema.outreach_steprecord IS '1e43cb14e1d3b2740a52b6e76e351763635cb20a';

CREATE TRIGGER pgtrigger_added_insert_f8348 AFTER INSERT ON kaa_template_schema.support_assessmenttemplate REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_f8348();

COMMENT ON TRIGGER pgtrigger_added_insert_f8348 ON kaa_template_schema.support_assessmenttemplate IS '60825562fd4ab422415c891256375b3216c095b3';

CREATE TRIGGER pgtrigger_added_insert_fbc26 AFTER INSERT ON kaa_template_schema.support_practiceweek REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_added_insert_fbc26();

COMMENT ON TRIGGER pgtrigger_added_insert_fbc26 ON kaa_template_schema.support_practiceweek IS '7579560773a8ad79436055edb6bdbdd735ee616f';

CREATE TRIGGER pgtrigger_changed_update_0243f AFTER UPDATE ON kaa_template_schema.reporting_notice REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_0243f();

COMMENT ON TRIGGER pgtrigger_changed_update_0243f ON kaa_template_schema.reporting_notice IS '972f84a3967c7fcfe2269bf40d79fe5557d69a29';

CREATE TRIGGER pgtrigger_changed_update_05e2c AFTER UPDATE ON kaa_template_schema.reminders_absence REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_05e2c();

COMMENT ON TRIGGER pgtrigger_changed_update_05e2c ON kaa_template_schema.reminders_absence IS '6b6da553e0ede460721de4d41e684cbf289ce874';

CREATE TRIGGER pgtrigger_changed_update_08fb2 AFTER UPDATE ON kaa_template_schema.sources_mapping REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_08fb2();

COMMENT ON TRIGGER pgtrigger_changed_update_08fb2 ON kaa_template_schema.sources_mapping IS '493449150e351342b7c6d4ffd8c1d772126086c1';

CREATE TRIGGER pgtrigger_changed_update_1144b AFTER UPDATE ON kaa_template_schema.register_proposal REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_1144b();

COMMENT ON TRIGGER pgtrigger_changed_update_1144b ON kaa_template_schema.register_proposal IS '74e79e20e65471688affde07de934a43b29f290e';

CREATE TRIGGER pgtrigger_changed_update_15b0e AFTER UPDATE ON kaa_template_schema.register_occupationfact REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_15b0e();

COMMENT ON TRIGGER pgtrigger_changed_update_15b0e ON kaa_template_schema.register_occupationfact IS 'cbc60c34bf13f1023c2c22b38c441e43bdf1f42d';

CREATE TRIGGER pgtrigger_changed_update_1bd15 AFTER UPDATE ON kaa_template_schema.accounts_user REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_1bd15();

COMMENT ON TRIGGER pgtrigger_changed_update_1bd15 ON kaa_template_schema.accounts_user IS '01dd60d96a50b7a6225d446f6133aafedea382ce';

CREATE TRIGGER pgtrigger_changed_update_1fcf2 AFTER UPDATE ON kaa_template_schema.visits_visitday REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_1fcf2();

COMMENT ON TRIGGER pgtrigger_changed_update_1fcf2 ON kaa_template_schema.visits_visitday IS '98f7b68fd18380f8e44ce3e51aff3663a31f57cf';

CREATE TRIGGER pgtrigger_changed_update_216d2 AFTER UPDATE ON kaa_template_schema.support_planversion REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_216d2();

COMMENT ON TRIGGER pgtrigger_changed_update_216d2 ON kaa_template_schema.support_planversion IS '5ee355c291c8e21eec58d12c61a7e2aa9faad77f';

CREATE TRIGGER pgtrigger_changed_update_220e3 AFTER UPDATE ON kaa_template_schema.register_youthmerge REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_220e3();

COMMENT ON TRIGGER pgtrigger_changed_update_220e3 ON kaa_template_schema.register_youthmerge IS '933c78cfbb0b6c95addc30c42f4f036fb31825b5';

CREATE TRIGGER pgtrigger_changed_update_24039 AFTER UPDATE ON kaa_template_schema.register_identificationsettings REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_24039();

COMMENT ON TRIGGER pgtrigger_changed_update_24039 ON kaa_template_schema.register_identificationsettings IS '1ee16ff6f48bf4a6378812f1649002ccaf6bed22';

CREATE TRIGGER pgtrigger_changed_update_2403e AFTER UPDATE ON kaa_template_schema.support_participation REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_2403e();

COMMENT ON TRIGGER pgtrigger_changed_update_2403e ON kaa_template_schema.support_participation IS '8b0ddb34c859114c8723d656522db84c7e39ffd6';

CREATE TRIGGER pgtrigger_changed_update_278ef AFTER UPDATE ON kaa_template_schema.visits_visitstaff REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_278ef();

COMMENT ON TRIGGER pgtrigger_changed_update_278ef ON kaa_template_schema.visits_visitstaff IS 'd46d437e290f3f253e89bb5a7fd7c2dd04b61808';

CREATE TRIGGER pgtrigger_changed_update_29bff AFTER UPDATE ON kaa_template_schema.support_practiceweek REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_29bff();

COMMENT ON TRIGGER pgtrigger_changed_update_29bff ON kaa_template_schema.support_practiceweek IS '6800096a32e196a962e0945982d643206d0cbf15';

CREATE TRIGGER pgtrigger_changed_update_2e1d8 AFTER UPDATE ON kaa_template_schema.outreach_contact REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_2e1d8();

COMMENT ON TRIGGER pgtrigger_changed_update_2e1d8 ON kaa_template_schema.outreach_contact IS 'b0937b4f755de4ac1bb997c1387e0c1633195506';

CREATE TRIGGER pgtrigger_changed_update_31781 AFTER UPDATE ON kaa_template_schema.support_answer REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_31781();

COMMENT ON TRIGGER pgtrigger_changed_update_31781 ON kaa_template_schema.support_answer IS '8be54258f414e79bd56874c329d983b3d83bca38';

CREATE TRIGGER pgtrigger_changed_update_3217d AFTER UPDATE ON kaa_template_schema.reminders_reminder REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_3217d();

COMMENT ON TRIGGER pgtrigger_changed_update_3217d ON kaa_template_schema.reminders_reminder IS '1d9f613ac6048ec1ace087ea86f5544411cd07e3';

CREATE TRIGGER pgtrigger_changed_update_3865d AFTER UPDATE ON kaa_template_schema.support_assessmentquestion REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_3865d();

COMMENT ON TRIGGER pgtrigger_changed_update_3865d ON kaa_template_schema.support_assessmentquestion IS 'a8a074d1c4bf7ed760a53de57a392314545671c9';

CREATE TRIGGER pgtrigger_changed_update_39dc1 AFTER UPDATE ON kaa_template_schema.register_youthnumber REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_39dc1();

COMMENT ON TRIGGER pgtrigger_changed_update_39dc1 ON kaa_template_schema.register_youthnumber IS '42a78e9f4d452804c53e474947bd97d96e6776c3';

CREATE TRIGGER pgtrigger_changed_update_4417e AFTER UPDATE ON kaa_template_schema.visits_visitsettings REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_4417e();

COMMENT ON TRIGGER pgtrigger_changed_update_4417e ON kaa_template_schema.visits_visitsettings IS '93d08be56ae308c7fef771b62fb503040430ad3e';

CREATE TRIGGER pgtrigger_changed_update_445e1 AFTER UPDATE ON kaa_template_schema.register_guardian REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_445e1();

COMMENT ON TRIGGER pgtrigger_changed_update_445e1 ON kaa_template_schema.register_guardian IS '8619b94827edcecc61381bd6228b864131a8d9cb';

CREATE TRIGGER pgtrigger_changed_update_48f87 AFTER UPDATE ON kaa_template_schema.support_offer REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_48f87();

COMMENT ON TRIGGER pgtrigger_changed_update_48f87 ON kaa_template_schema.support_offer IS 'ba68e28669ec37cce3fa7563c3bc60c77f11471c';

CREATE TRIGGER pgtrigger_changed_update_4b181 AFTER UPDATE ON kaa_template_schema.support_assessmentdecision REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_4b181();

COMMENT ON TRIGGER pgtrigger_changed_update_4b181 ON kaa_template_schema.support_assessmentdecision IS 'fad85662c0391daa1a9a7e9e5972e720a430692b';

CREATE TRIGGER pgtrigger_changed_update_4e642 AFTER UPDATE ON kaa_template_schema.outreach_ladderstep REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_4e642();

COMMENT ON TRIGGER pgtrigger_changed_update_4e642 ON kaa_template_schema.outreach_ladderstep IS '091c90c52d348fc2decddd0109f13cb8d52b5d02';

CREATE TRIGGER pgtrigger_changed_update_50606 AFTER UPDATE ON kaa_template_schema.register_compulsoryschool REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_50606();

COMMENT ON TRIGGER pgtrigger_changed_update_50606 ON kaa_template_schema.register_compulsoryschool IS '6bdada71358532525a74084df441e05bdaf343c4';

CREATE TRIGGER pgtrigger_changed_update_51926 AFTER UPDATE ON kaa_template_schema.support_planfollowup REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_51926();

COMMENT ON TRIGGER pgtrigger_changed_update_51926 ON kaa_template_schema.support_planfollowup IS 'ad3c14dc8befa74bb02684d9e80186bd51a688f9';

CREATE TRIGGER pgtrigger_changed_update_55325 AFTER UPDATE ON kaa_template_schema.doors_selfreferral REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_55325();

COMMENT ON TRIGGER pgtrigger_changed_update_55325 ON kaa_template_schema.doors_selfreferral IS '12e6eb182d9062d8f4decef764c901c04e67e436';

CREATE TRIGGER pgtrigger_changed_update_5837b AFTER UPDATE ON kaa_template_schema.outreach_ladder REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_5837b();

COMMENT ON TRIGGER pgtrigger_changed_update_5837b ON kaa_template_schema.outreach_ladder IS 'cd85e6ac9d1ffaa0c96edde21a960ef28b8d3764';

CREATE TRIGGER pgtrigger_changed_update_5afae AFTER UPDATE ON kaa_template_schema.accounts_apitoken REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_5afae();

COMMENT ON TRIGGER pgtrigger_changed_update_5afae ON kaa_template_schema.accounts_apitoken IS 'baf17f288f70bed376956c6b855490a006a33182';

CREATE TRIGGER pgtrigger_changed_update_5f0fa AFTER UPDATE ON kaa_template_schema.letters_letter REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_5f0fa();

COMMENT ON TRIGGER pgtrigger_changed_update_5f0fa ON kaa_template_schema.letters_letter IS 'b1f7b56bb85b65ad8496309414dd267314df01c5';

CREATE TRIGGER pgtrigger_changed_update_68c11 AFTER UPDATE ON kaa_template_schema.sources_connection REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_68c11();

COMMENT ON TRIGGER pgtrigger_changed_update_68c11 ON kaa_template_schema.sources_connection IS 'b5349589743df4556d4a473776be53d8f2aef569';

CREATE TRIGGER pgtrigger_changed_update_6add4 AFTER UPDATE ON kaa_template_schema.accounts_rolegrant REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_6add4();

COMMENT ON TRIGGER pgtrigger_changed_update_6add4 ON kaa_template_schema.accounts_rolegrant IS '958d4d25fc4f6fde1f453a154a5757b394566cfd';

CREATE TRIGGER pgtrigger_changed_update_6b452 AFTER UPDATE ON kaa_template_schema.register_residence REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_6b452();

COMMENT ON TRIGGER pgtrigger_changed_update_6b452 ON kaa_template_schema.register_residence IS '5a403d1561f0c7b32fbc4805d450f8a53a2561ae';

CREATE TRIGGER pgtrigger_changed_update_73184 AFTER UPDATE ON kaa_template_schema.support_interventionfollowup REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_73184();

COMMENT ON TRIGGER pgtrigger_changed_update_73184 ON kaa_template_schema.support_interventionfollowup IS 'bb10f4e972b925873ba49fcec9e053eb7ab1fb06';

CREATE TRIGGER pgtrigger_changed_update_75e9c AFTER UPDATE ON kaa_template_schema.register_schoolplacement REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_75e9c();

COMMENT ON TRIGGER pgtrigger_changed_update_75e9c ON kaa_template_schema.register_schoolplacement IS '01a13d859100eb30e0d2509ce7723f486f3f8f89';

CREATE TRIGGER pgtrigger_changed_update_7b6d1 AFTER UPDATE ON kaa_template_schema.accounts_sitecontact REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_7b6d1();

COMMENT ON TRIGGER pgtrigger_changed_update_7b6d1 ON kaa_template_schema.accounts_sitecontact IS 'fee8dfd0ce2239052a95fbefff708b203daaf3d5';

CREATE TRIGGER pgtrigger_changed_update_7fbbd AFTER UPDATE ON kaa_template_schema.doors_schoolunit REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_7fbbd();

COMMENT ON TRIGGER pgtrigger_changed_update_7fbbd ON kaa_template_schema.doors_schoolunit IS 'd4915310bc08864f6c495e6fd66e082fb94e80e2';

CREATE TRIGGER pgtrigger_changed_update_80ace AFTER UPDATE ON kaa_template_schema.outreach_outreachsettings REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_80ace();

COMMENT ON TRIGGER pgtrigger_changed_update_80ace ON kaa_template_schema.outreach_outreachsettings IS '8dac7f2ca5d039433b867d8be0e31736fa21eb20';

CREATE TRIGGER pgtrigger_changed_update_82cea AFTER UPDATE ON kaa_template_schema.accounts_label REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_82cea();

COMMENT ON TRIGGER pgtrigger_changed_update_82cea ON kaa_template_schema.accounts_label IS '244f201733f97ee506cbb94956047b92d81fbde6';

CREATE TRIGGER pgtrigger_changed_update_876b7 AFTER UPDATE ON kaa_template_schema.register_contactdetail REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_876b7();

COMMENT ON TRIGGER pgtrigger_changed_update_876b7 ON kaa_template_schema.register_contactdetail IS 'bcbec07b3ab2e60db9ed14a066903c4cab1d9dc1';

CREATE TRIGGER pgtrigger_changed_update_8df2f AFTER UPDATE ON kaa_template_schema.support_consent REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_8df2f();

COMMENT ON TRIGGER pgtrigger_changed_update_8df2f ON kaa_template_schema.support_consent IS 'e558dd1566a92dced91ba7635abe5f13cb11ed3d';

CREATE TRIGGER pgtrigger_changed_update_94241 AFTER UPDATE ON kaa_template_schema.support_share REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_94241();

COMMENT ON TRIGGER pgtrigger_changed_update_94241 ON kaa_template_schema.support_share IS '262b54b5ea45c372861f8e5376294db9c77c78d3';

CREATE TRIGGER pgtrigger_changed_update_96827 AFTER UPDATE ON kaa_template_schema.visits_concernreport REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_96827();

COMMENT ON TRIGGER pgtrigger_changed_update_96827 ON kaa_template_schema.visits_concernreport IS '1b0963b1bbad31fae66edcfa65bdfbfe087a70a6';

CREATE TRIGGER pgtrigger_changed_update_96b9b AFTER UPDATE ON kaa_template_schema.support_actionplan REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_96b9b();

COMMENT ON TRIGGER pgtrigger_changed_update_96b9b ON kaa_template_schema.support_actionplan IS '4a163fa62059e12e07f9b5cecc7ec0c6649849be';

CREATE TRIGGER pgtrigger_changed_update_971b9 AFTER UPDATE ON kaa_template_schema.letters_handover REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_971b9();

COMMENT ON TRIGGER pgtrigger_changed_update_971b9 ON kaa_template_schema.letters_handover IS '8f23cf7e54c1dedfc9b3e8cd06043499c6a086d7';

CREATE TRIGGER pgtrigger_changed_update_97f05 AFTER UPDATE ON kaa_template_schema.letters_mailing REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_97f05();

COMMENT ON TRIGGER pgtrigger_changed_update_97f05 ON kaa_template_schema.letters_mailing IS '325afdc904bd9287f3cb8cf43ce476ca950cc1b2';

CREATE TRIGGER pgtrigger_changed_update_a26c2 AFTER UPDATE ON kaa_template_schema.accounts_unit REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_a26c2();

COMMENT ON TRIGGER pgtrigger_changed_update_a26c2 ON kaa_template_schema.accounts_unit IS 'd7ad82225a05fe938af018a0edf086b2f4193fc3';

CREATE TRIGGER pgtrigger_changed_update_a36f6 AFTER UPDATE ON kaa_template_schema.register_legalsex REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_a36f6();

COMMENT ON TRIGGER pgtrigger_changed_update_a36f6 ON kaa_template_schema.register_legalsex IS 'e9af29cb7e41352c1e50c8f9012088c5126eba9b';

CREATE TRIGGER pgtrigger_changed_update_a9cc5 AFTER UPDATE ON kaa_template_schema.visits_homevisit REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_a9cc5();

COMMENT ON TRIGGER pgtrigger_changed_update_a9cc5 ON kaa_template_schema.visits_homevisit IS 'aa1fb356c56b9bbc78adfa6694dedd842773bb7c';

CREATE TRIGGER pgtrigger_changed_update_a9d22 AFTER UPDATE ON kaa_template_schema.doors_doorsettings REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_a9d22();

COMMENT ON TRIGGER pgtrigger_changed_update_a9d22 ON kaa_template_schema.doors_doorsettings IS '192149e9e8ae10d32b98b0b6b605ff6f923888fb';

CREATE TRIGGER pgtrigger_changed_update_aefb2 AFTER UPDATE ON kaa_template_schema.reporting_answer REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_aefb2();

COMMENT ON TRIGGER pgtrigger_changed_update_aefb2 ON kaa_template_schema.reporting_answer IS '6f97bf97e65106b95d9fbeb42d4ad9ed6b26a165';

CREATE TRIGGER pgtrigger_changed_update_aff5c AFTER UPDATE ON kaa_template_schema.letters_sender REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_aff5c();

COMMENT ON TRIGGER pgtrigger_changed_update_aff5c ON kaa_template_schema.letters_sender IS '8cb5944d173d34a266088b937769996b9478daed';

CREATE TRIGGER pgtrigger_changed_update_b6748 AFTER UPDATE ON kaa_template_schema.register_exam REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_b6748();

COMMENT ON TRIGGER pgtrigger_changed_update_b6748 ON kaa_template_schema.register_exam IS '4d56422785b70f961eeac7f0657319292c69fa39';

CREATE TRIGGER pgtrigger_changed_update_b7d12 AFTER UPDATE ON kaa_template_schema.doors_schoollink REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_b7d12();

COMMENT ON TRIGGER pgtrigger_changed_update_b7d12 ON kaa_template_schema.doors_schoollink IS '7f9874b5826f5ab8cf08bdba1de9a21dd9ef04fa';

CREATE TRIGGER pgtrigger_changed_update_bc943 AFTER UPDATE ON kaa_template_schema.doors_schoolnotice REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_bc943();

COMMENT ON TRIGGER pgtrigger_changed_update_bc943 ON kaa_template_schema.doors_schoolnotice IS '6ccbf651a0a8d9936a8f2bd0425fd59593a26eea';

CREATE TRIGGER pgtrigger_changed_update_bd159 AFTER UPDATE ON kaa_template_schema.reporting_remark REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_bd159();

COMMENT ON TRIGGER pgtrigger_changed_update_bd159 ON kaa_template_schema.reporting_remark IS 'ff13f9ee85b4deccb401becc6e0878887ddd63be';

CREATE TRIGGER pgtrigger_changed_update_c416b AFTER UPDATE ON kaa_template_schema.support_assessmenttemplate REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_c416b();

COMMENT ON TRIGGER pgtrigger_changed_update_c416b ON kaa_template_schema.support_assessmenttemplate IS 'e359441d2e592433091398ea6994e39d388524cf';

CREATE TRIGGER pgtrigger_changed_update_c4ab0 AFTER UPDATE ON kaa_template_schema.doors_dropouttalk REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_c4ab0();

COMMENT ON TRIGGER pgtrigger_changed_update_c4ab0 ON kaa_template_schema.doors_dropouttalk IS 'e703c14e33f70413fe875652ada133c37eac747d';

CREATE TRIGGER pgtrigger_changed_update_c6ac8 AFTER UPDATE ON kaa_template_schema.support_practiceagreement REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_c6ac8();

COMMENT ON TRIGGER pgtrigger_changed_update_c6ac8 ON kaa_template_schema.support_practiceagreement IS '9a3eb478bd3838d84121a5f9508a0513aa0e90e5';

CREATE TRIGGER pgtrigger_changed_update_ce3de AFTER UPDATE ON kaa_template_schema.register_youth REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_ce3de();

COMMENT ON TRIGGER pgtrigger_changed_update_ce3de ON kaa_template_schema.register_youth IS '3bae035158bef419e947543a6745630d88048409';

CREATE TRIGGER pgtrigger_changed_update_ce74e AFTER UPDATE ON kaa_template_schema.register_registration REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_ce74e();

COMMENT ON TRIGGER pgtrigger_changed_update_ce74e ON kaa_template_schema.register_registration IS '02459fca7118ae9f104cfd1a4f8e4c0a28110802';

CREATE TRIGGER pgtrigger_changed_update_d3674 AFTER UPDATE ON kaa_template_schema.reporting_receipt REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_d3674();

COMMENT ON TRIGGER pgtrigger_changed_update_d3674 ON kaa_template_schema.reporting_receipt IS '063c01441eac9d2786da99031369c4da43e12252';

CREATE TRIGGER pgtrigger_changed_update_dbcd4 AFTER UPDATE ON kaa_template_schema.letters_lettertemplate REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_dbcd4();

COMMENT ON TRIGGER pgtrigger_changed_update_dbcd4 ON kaa_template_schema.letters_lettertemplate IS '7c36bbee8e26ad18f048d5af3cd9fe38c9f99edf';

CREATE TRIGGER pgtrigger_changed_update_dc392 AFTER UPDATE ON kaa_template_schema.support_coordinatedplan REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_dc392();

COMMENT ON TRIGGER pgtrigger_changed_update_dc392 ON kaa_template_schema.support_coordinatedplan IS 'bf7a157643bd6d5b826bcd25aafede25e0334e8f';

CREATE TRIGGER pgtrigger_changed_update_e1aac AFTER UPDATE ON kaa_template_schema.letters_smsgateway REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_e1aac();

COMMENT ON TRIGGER pgtrigger_changed_update_e1aac ON kaa_template_schema.letters_smsgateway IS 'a56b15454723f1fa5ea72c5bd9af390c26ab886e';

CREATE TRIGGER pgtrigger_changed_update_e2e30 AFTER UPDATE ON kaa_template_schema.support_planitem REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_e2e30();

COMMENT ON TRIGGER pgtrigger_changed_update_e2e30 ON kaa_template_schema.support_planitem IS 'a1563b645408d547aeab063448d805523af4cda1';

CREATE TRIGGER pgtrigger_changed_update_e5751 AFTER UPDATE ON kaa_template_schema.doors_referrallanguage REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_e5751();

COMMENT ON TRIGGER pgtrigger_changed_update_e5751 ON kaa_template_schema.doors_referrallanguage IS 'efcfcb97c9f48a40245f87740b54a4011dec4dd4';

CREATE TRIGGER pgtrigger_changed_update_e5f90 AFTER UPDATE ON kaa_template_schema.sources_historyrecord REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_e5f90();

COMMENT ON TRIGGER pgtrigger_changed_update_e5f90 ON kaa_template_schema.sources_historyrecord IS 'bd5418435049f1471817cbaee207047c75febefb';

CREATE TRIGGER pgtrigger_changed_update_e8163 AFTER UPDATE ON kaa_template_schema.support_assessment REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_e8163();

COMMENT ON TRIGGER pgtrigger_changed_update_e8163 ON kaa_template_schema.support_assessment IS '030bf5685a4d874ae47782a080665a348529d95c';

CREATE TRIGGER pgtrigger_changed_update_e8284 AFTER UPDATE ON kaa_template_schema.support_intervention REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_e8284();

COMMENT ON TRIGGER pgtrigger_changed_update_e8284 ON kaa_template_schema.support_intervention IS 'ea34487a39b307d694a9e8a58567b48f3d0506b3';

CREATE TRIGGER pgtrigger_changed_update_ec707 AFTER UPDATE ON kaa_template_schema.register_preferreddetail REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_ec707();

COMMENT ON TRIGGER pgtrigger_changed_update_ec707 ON kaa_template_schema.register_preferreddetail IS '6add4a4b570c67b998b12ea1f719eeb334b26349';

CREATE TRIGGER pgtrigger_changed_update_ef13a AFTER UPDATE ON kaa_template_schema.register_notsame REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_ef13a();

COMMENT ON TRIGGER pgtrigger_changed_update_ef13a ON kaa_template_schema.register_notsame IS '747c9d64accb903b1b85f80934a93d4ca6402f16';

CREATE TRIGGER pgtrigger_changed_update_f7772 AFTER UPDATE ON kaa_template_schema.outreach_outreachpause REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_f7772();

COMMENT ON TRIGGER pgtrigger_changed_update_f7772 ON kaa_template_schema.outreach_outreachpause IS 'b999becde072bedb5eee507e3f411b9fcf68f3ac';

CREATE TRIGGER pgtrigger_changed_update_f8f77 AFTER UPDATE ON kaa_template_schema.reminders_digestchoice REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_f8f77();

COMMENT ON TRIGGER pgtrigger_changed_update_f8f77 ON kaa_template_schema.reminders_digestchoice IS 'de416a2a315bcb68e89e1afcfad2ca9ae75ea104';

CREATE TRIGGER pgtrigger_changed_update_fbf48 AFTER UPDATE ON kaa_template_schema.outreach_steprecord REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_changed_update_fbf48();

COMMENT ON TRIGGER pgtrigger_changed_update_fbf48 ON kaa_template_schema.outreach_steprecord IS 'fa3118ef13a0ce70a38ff1dc1b46b9c77fd4ec0d';

CREATE TRIGGER pgtrigger_kept_as_made_54e6b BEFORE UPDATE OF period, municipality_code, format_version, file_id, sha256, row_count, youth_count, manifest, number, created_at ON kaa_template_schema.reporting_export FOR EACH ROW EXECUTE FUNCTION kaa_template_schema.pgtrigger_kept_as_made_54e6b();

COMMENT ON TRIGGER pgtrigger_kept_as_made_54e6b ON kaa_template_schema.reporting_export IS 'dd9092cec8f301a792d97e3ac5f8e214d807e2db';

CREATE TRIGGER pgtrigger_kept_as_made_77d38 BEFORE UPDATE ON kaa_template_schema.reporting_exportrow FOR EACH ROW EXECUTE FUNCTION kaa_template_schema.pgtrigger_kept_as_made_77d38();

COMMENT ON TRIGGER pgtrigger_kept_as_made_77d38 ON kaa_template_schema.reporting_exportrow IS '0c724d2fbeede320c2ab21d00438d2b4240d1a2e';

CREATE TRIGGER pgtrigger_removed_delete_03071 AFTER DELETE ON kaa_template_schema.sources_mapping REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_03071();

COMMENT ON TRIGGER pgtrigger_removed_delete_03071 ON kaa_template_schema.sources_mapping IS 'e40f07eb41f70cddc8919a82d4b6653095a5ffc5';

CREATE TRIGGER pgtrigger_removed_delete_03d2a AFTER DELETE ON kaa_template_schema.reminders_reminder REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_03d2a();

COMMENT ON TRIGGER pgtrigger_removed_delete_03d2a ON kaa_template_schema.reminders_reminder IS 'e6e357817f19578318f963d1fc2a2f99a02bada9';

CREATE TRIGGER pgtrigger_removed_delete_06bf1 AFTER DELETE ON kaa_template_schema.letters_sender REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_06bf1();

COMMENT ON TRIGGER pgtrigger_removed_delete_06bf1 ON kaa_template_schema.letters_sender IS 'cc7858a30911db90dabe954dd9f18285f4cdcae2';

CREATE TRIGGER pgtrigger_removed_delete_0a562 AFTER DELETE ON kaa_template_schema.visits_visitstaff REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_0a562();

COMMENT ON TRIGGER pgtrigger_removed_delete_0a562 ON kaa_template_schema.visits_visitstaff IS 'dd05af9ccb32f989f4d8f63e53c63abc2a3b6259';

CREATE TRIGGER pgtrigger_removed_delete_0bef7 AFTER DELETE ON kaa_template_schema.outreach_ladderstep REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_0bef7();

COMMENT ON TRIGGER pgtrigger_removed_delete_0bef7 ON kaa_template_schema.outreach_ladderstep IS 'b943b9ac426461439405398da4e9111cc8c76737';

CREATE TRIGGER pgtrigger_removed_delete_0dd75 AFTER DELETE ON kaa_template_schema.sources_historyrecord REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_0dd75();

COMMENT ON TRIGGER pgtrigger_removed_delete_0dd75 ON kaa_template_schema.sources_historyrecord IS '84872105674f0d6b649ab248e4d746d493694f67';

CREATE TRIGGER pgtrigger_removed_delete_16ac6 AFTER DELETE ON kaa_template_schema.register_residence REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_16ac6();

COMMENT ON TRIGGER pgtrigger_removed_delete_16ac6 ON kaa_template_schema.register_residence IS 'a87a12ea8a466a6668678bf5dcc452e15acf871e';

CREATE TRIGGER pgtrigger_removed_delete_1784d AFTER DELETE ON kaa_template_schema.accounts_sitecontact REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_1784d();

COMMENT ON TRIGGER pgtrigger_removed_delete_1784d ON kaa_template_schema.accounts_sitecontact IS 'e1c1cc222e4eac41b15b30f3b019cf3ab4ef4984';

CREATE TRIGGER pgtrigger_removed_delete_1bda1 AFTER DELETE ON kaa_template_schema.accounts_apitoken REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_1bda1();

COMMENT ON TRIGGER pgtrigger_removed_delete_1bda1 ON kaa_template_schema.accounts_apitoken IS 'a604e9ffd3635cd4da489cd6ad46f6460f40009c';

CREATE TRIGGER pgtrigger_removed_delete_26658 AFTER DELETE ON kaa_template_schema.support_assessmenttemplate REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_26658();

COMMENT ON TRIGGER pgtrigger_removed_delete_26658 ON kaa_template_schema.support_assessmenttemplate IS '2653041ad2e2046c25f3d534738c4d7835bedaf3';

CREATE TRIGGER pgtrigger_removed_delete_26aa5 AFTER DELETE ON kaa_template_schema.outreach_outreachsettings REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_26aa5();

COMMENT ON TRIGGER pgtrigger_removed_delete_26aa5 ON kaa_template_schema.outreach_outreachsettings IS '5d73483534c9d050f4c5306a5241003173a62842';

CREATE TRIGGER pgtrigger_removed_delete_2ab4d AFTER DELETE ON kaa_template_schema.reporting_answer REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_2ab4d();

COMMENT ON TRIGGER pgtrigger_removed_delete_2ab4d ON kaa_template_schema.reporting_answer IS '198e78a6e22aac5fac75e7c3ee7a1f68653e0c9c';

CREATE TRIGGER pgtrigger_removed_delete_2b56b AFTER DELETE ON kaa_template_schema.accounts_user REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_2b56b();

COMMENT ON TRIGGER pgtrigger_removed_delete_2b56b ON kaa_template_schema.accounts_user IS '8b4a179eb18b0bc679c90c2fdb76c85575f793eb';

CREATE TRIGGER pgtrigger_removed_delete_2ca53 AFTER DELETE ON kaa_template_schema.register_compulsoryschool REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_2ca53();

COMMENT ON TRIGGER pgtrigger_removed_delete_2ca53 ON kaa_template_schema.register_compulsoryschool IS 'dfae856ef24122540e4c6f74a21953039010ec11';

CREATE TRIGGER pgtrigger_removed_delete_31594 AFTER DELETE ON kaa_template_schema.register_identificationsettings REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_31594();

COMMENT ON TRIGGER pgtrigger_removed_delete_31594 ON kaa_template_schema.register_identificationsettings IS 'f3159d62aca1dd80f35fa6f07fdb923f7206cf4b';

CREATE TRIGGER pgtrigger_removed_delete_31e61 AFTER DELETE ON kaa_template_schema.register_contactdetail REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_31e61();

COMMENT ON TRIGGER pgtrigger_removed_delete_31e61 ON kaa_template_schema.register_contactdetail IS '5ece79c43ac0f6e95f13e10ac31568c7adf44f85';

CREATE TRIGGER pgtrigger_removed_delete_3d221 AFTER DELETE ON kaa_template_schema.reporting_receipt REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_3d221();

COMMENT ON TRIGGER pgtrigger_removed_delete_3d221 ON kaa_template_schema.reporting_receipt IS '3fbfda869c1b586c020112f50c878a48ce04cf51';

CREATE TRIGGER pgtrigger_removed_delete_3d879 AFTER DELETE ON kaa_template_schema.support_assessmentquestion REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_3d879();

COMMENT ON TRIGGER pgtrigger_removed_delete_3d879 ON kaa_template_schema.support_assessmentquestion IS '6033d009d690aed8d014844ca89831785ec8f1d1';

CREATE TRIGGER pgtrigger_removed_delete_3e0e5 AFTER DELETE ON kaa_template_schema.support_planitem REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_3e0e5();

COMMENT ON TRIGGER pgtrigger_removed_delete_3e0e5 ON kaa_template_schema.support_planitem IS 'abc60b9a31105f0f25dc4a39af8d0dcd447b3c1e';

CREATE TRIGGER pgtrigger_removed_delete_3e4b7 AFTER DELETE ON kaa_template_schema.register_youth REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_3e4b7();

COMMENT ON TRIGGER pgtrigger_removed_delete_3e4b7 ON kaa_template_schema.register_youth IS '8e72abf62192d7f24720ee0a3583fbdd8a205c47';

CREATE TRIGGER pgtrigger_removed_delete_4021a AFTER DELETE ON kaa_template_schema.support_planversion REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_4021a();

COMMENT ON TRIGGER pgtrigger_removed_delete_4021a ON kaa_template_schema.support_planversion IS '2d18fdbaa6474788c6a50755421fe64a1bae3896';

CREATE TRIGGER pgtrigger_removed_delete_4360c AFTER DELETE ON kaa_template_schema.support_coordinatedplan REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_4360c();

COMMENT ON TRIGGER pgtrigger_removed_delete_4360c ON kaa_template_schema.support_coordinatedplan IS '7187ec7a0ca71ba643a13c9386336825522df314';

CREATE TRIGGER pgtrigger_removed_delete_441ac AFTER DELETE ON kaa_template_schema.doors_selfreferral REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_441ac();

COMMENT ON TRIGGER pgtrigger_removed_delete_441ac ON kaa_template_schema.doors_selfreferral IS '719854246830da69ca2d33f3c17d88c6abf99b81';

CREATE TRIGGER pgtrigger_removed_delete_44fac AFTER DELETE ON kaa_template_schema.reporting_remark REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_44fac();

COMMENT ON TRIGGER pgtrigger_removed_delete_44fac ON kaa_template_schema.reporting_remark IS 'fb678677d03b928b7940b1e57a7b4a1923c878d5';

CREATE TRIGGER pgtrigger_removed_delete_46dee AFTER DELETE ON kaa_template_schema.sources_connection REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_46dee();

COMMENT ON TRIGGER pgtrigger_removed_delete_46dee ON kaa_template_schema.sources_connection IS 'f83e4ea2ff5f6a9d9870c499a046a91bd76ef862';

CREATE TRIGGER pgtrigger_removed_delete_4bd28 AFTER DELETE ON kaa_template_schema.support_assessmentdecision REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_4bd28();

COMMENT ON TRIGGER pgtrigger_removed_delete_4bd28 ON kaa_template_schema.support_assessmentdecision IS '6eaa22e25f973e39d7fbbb2a60067874e7ec06ad';

CREATE TRIGGER pgtrigger_removed_delete_50551 AFTER DELETE ON kaa_template_schema.letters_handover REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_50551();

COMMENT ON TRIGGER pgtrigger_removed_delete_50551 ON kaa_template_schema.letters_handover IS '4d60c11ac2394b1d54c653c6a9a92493a39fd444';

CREATE TRIGGER pgtrigger_removed_delete_5940a AFTER DELETE ON kaa_template_schema.doors_schoolnotice REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_5940a();

COMMENT ON TRIGGER pgtrigger_removed_delete_5940a ON kaa_template_schema.doors_schoolnotice IS 'ecff18dd1fdb3d5d6a886586a809934d9cef6c0c';

CREATE TRIGGER pgtrigger_removed_delete_5d442 AFTER DELETE ON kaa_template_schema.support_share REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_5d442();

COMMENT ON TRIGGER pgtrigger_removed_delete_5d442 ON kaa_template_schema.support_share IS '2112c26369b1f056d7ef0ad85bf1faea0a094e03';

CREATE TRIGGER pgtrigger_removed_delete_5ddfd AFTER DELETE ON kaa_template_schema.doors_doorsettings REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_5ddfd();

COMMENT ON TRIGGER pgtrigger_removed_delete_5ddfd ON kaa_template_schema.doors_doorsettings IS '64d16059c11c57a7aaac0ad06a2486e7d0e61a0f';

CREATE TRIGGER pgtrigger_removed_delete_676ef AFTER DELETE ON kaa_template_schema.outreach_outreachpause REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_676ef();

COMMENT ON TRIGGER pgtrigger_removed_delete_676ef ON kaa_template_schema.outreach_outreachpause IS '61a99cbbfa03019d2937382571dec14e69144e86';

CREATE TRIGGER pgtrigger_removed_delete_6c47f AFTER DELETE ON kaa_template_schema.register_proposal REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_6c47f();

COMMENT ON TRIGGER pgtrigger_removed_delete_6c47f ON kaa_template_schema.register_proposal IS 'b173e8ec066eeea4cdc54d95471224b941d16c4d';

CREATE TRIGGER pgtrigger_removed_delete_6cc13 AFTER DELETE ON kaa_template_schema.support_intervention REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_6cc13();

COMMENT ON TRIGGER pgtrigger_removed_delete_6cc13 ON kaa_template_schema.support_intervention IS 'e4e34ed947088c0899969f42ebf4a9d5e46570a4';

CREATE TRIGGER pgtrigger_removed_delete_6e020 AFTER DELETE ON kaa_template_schema.support_interventionfollowup REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_6e020();

COMMENT ON TRIGGER pgtrigger_removed_delete_6e020 ON kaa_template_schema.support_interventionfollowup IS 'c81abf272c85893bbb188ae958d5345f2319c8f6';

CREATE TRIGGER pgtrigger_removed_delete_6eaec AFTER DELETE ON kaa_template_schema.reminders_digestchoice REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_6eaec();

COMMENT ON TRIGGER pgtrigger_removed_delete_6eaec ON kaa_template_schema.reminders_digestchoice IS '50fac78805b6be61098a6d33832bf65925c943c7';

CREATE TRIGGER pgtrigger_removed_delete_7753d AFTER DELETE ON kaa_template_schema.visits_homevisit REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_7753d();

COMMENT ON TRIGGER pgtrigger_removed_delete_7753d ON kaa_template_schema.visits_homevisit IS 'd5cd44ea75712717e86de10da51977ad04e40553';

CREATE TRIGGER pgtrigger_removed_delete_7a721 AFTER DELETE ON kaa_template_schema.support_actionplan REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_7a721();

COMMENT ON TRIGGER pgtrigger_removed_delete_7a721 ON kaa_template_schema.support_actionplan IS '844058f7df1ce6cd5190987f3b6c3212a93f855b';

CREATE TRIGGER pgtrigger_removed_delete_7c2cd AFTER DELETE ON kaa_template_schema.doors_referrallanguage REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_7c2cd();

COMMENT ON TRIGGER pgtrigger_removed_delete_7c2cd ON kaa_template_schema.doors_referrallanguage IS '777979eb2d538b2a5d014973585a9693d74be49f';

CREATE TRIGGER pgtrigger_removed_delete_822c2 AFTER DELETE ON kaa_template_schema.outreach_ladder REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_822c2();

COMMENT ON TRIGGER pgtrigger_removed_delete_822c2 ON kaa_template_schema.outreach_ladder IS '4318623b1c4c27149687e03d0c89bf4b186d879e';

CREATE TRIGGER pgtrigger_removed_delete_83118 AFTER DELETE ON kaa_template_schema.register_guardian REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_83118();

COMMENT ON TRIGGER pgtrigger_removed_delete_83118 ON kaa_template_schema.register_guardian IS '5f9671f623f01b1933238d6b372b3b08a31e0af0';

CREATE TRIGGER pgtrigger_removed_delete_8373c AFTER DELETE ON kaa_template_schema.reminders_absence REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8373c();

COMMENT ON TRIGGER pgtrigger_removed_delete_8373c ON kaa_template_schema.reminders_absence IS '2143862832be4bc72e0e42e3f9ac0d2b3e6120e3';

CREATE TRIGGER pgtrigger_removed_delete_8374f AFTER DELETE ON kaa_template_schema.support_consent REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8374f();

COMMENT ON TRIGGER pgtrigger_removed_delete_8374f ON kaa_template_schema.support_consent IS 'ae617dbfe3f077039c7d0b9cafc04a7700544c8b';

CREATE TRIGGER pgtrigger_removed_delete_84099 AFTER DELETE ON kaa_template_schema.visits_concernreport REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_84099();

COMMENT ON TRIGGER pgtrigger_removed_delete_84099 ON kaa_template_schema.visits_concernreport IS 'eaaf9833e1457c411cd0b87b7bb35e3dfdc4aef8';

CREATE TRIGGER pgtrigger_removed_delete_869a3 AFTER DELETE ON kaa_template_schema.accounts_label REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_869a3();

COMMENT ON TRIGGER pgtrigger_removed_delete_869a3 ON kaa_template_schema.accounts_label IS '8326c73711bbb5b5aa89a9292c3ae9f265c171ba';

CREATE TRIGGER pgtrigger_removed_delete_8852f AFTER DELETE ON kaa_template_schema.doors_dropouttalk REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8852f();

COMMENT ON TRIGGER pgtrigger_removed_delete_8852f ON kaa_template_schema.doors_dropouttalk IS 'd819ef2dad61014a4068d08548206c6c2565cb49';

CREATE TRIGGER pgtrigger_removed_delete_88f4b AFTER DELETE ON kaa_template_schema.register_occupationfact REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_88f4b();

COMMENT ON TRIGGER pgtrigger_removed_delete_88f4b ON kaa_template_schema.register_occupationfact IS '718d2db780021190fb788d18b567ec17fea788e3';

CREATE TRIGGER pgtrigger_removed_delete_8a1da AFTER DELETE ON kaa_template_schema.doors_schoollink REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8a1da();

COMMENT ON TRIGGER pgtrigger_removed_delete_8a1da ON kaa_template_schema.doors_schoollink IS 'd01c4fdd601c9178db7120f887e5d5575d1e72b4';

CREATE TRIGGER pgtrigger_removed_delete_8c2f4 AFTER DELETE ON kaa_template_schema.register_exam REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8c2f4();

COMMENT ON TRIGGER pgtrigger_removed_delete_8c2f4 ON kaa_template_schema.register_exam IS '11def4cb30cc9b32871195f73b9bf82cf0e2ca1e';

CREATE TRIGGER pgtrigger_removed_delete_8e9e5 AFTER DELETE ON kaa_template_schema.support_assessment REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_8e9e5();

COMMENT ON TRIGGER pgtrigger_removed_delete_8e9e5 ON kaa_template_schema.support_assessment IS '272e05549a66c89f872802204abce7b0eeab7330';

CREATE TRIGGER pgtrigger_removed_delete_9079f AFTER DELETE ON kaa_template_schema.register_youthmerge REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_9079f();

COMMENT ON TRIGGER pgtrigger_removed_delete_9079f ON kaa_template_schema.register_youthmerge IS 'a6258d484d60793d23076179e02897d1a5b6fc3e';

CREATE TRIGGER pgtrigger_removed_delete_9125d AFTER DELETE ON kaa_template_schema.register_preferreddetail REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_9125d();

COMMENT ON TRIGGER pgtrigger_removed_delete_9125d ON kaa_template_schema.register_preferreddetail IS 'f32b15061d5c975da453a9091bf66c21948cb2a4';

CREATE TRIGGER pgtrigger_removed_delete_97394 AFTER DELETE ON kaa_template_schema.visits_visitday REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_97394();

COMMENT ON TRIGGER pgtrigger_removed_delete_97394 ON kaa_template_schema.visits_visitday IS 'ec8a1f344a22168e1a72341eeabb15cbfc3d8eb4';

CREATE TRIGGER pgtrigger_removed_delete_99cbe AFTER DELETE ON kaa_template_schema.outreach_contact REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_99cbe();

COMMENT ON TRIGGER pgtrigger_removed_delete_99cbe ON kaa_template_schema.outreach_contact IS '507d4f9945201a2daae2cc9d5b43d95a48d30357';

CREATE TRIGGER pgtrigger_removed_delete_9a7da AFTER DELETE ON kaa_template_schema.register_youthnumber REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_9a7da();

COMMENT ON TRIGGER pgtrigger_removed_delete_9a7da ON kaa_template_schema.register_youthnumber IS 'def363a41bc61ded2224f80b006c0e8adaf11645';

CREATE TRIGGER pgtrigger_removed_delete_a0631 AFTER DELETE ON kaa_template_schema.letters_mailing REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_a0631();

COMMENT ON TRIGGER pgtrigger_removed_delete_a0631 ON kaa_template_schema.letters_mailing IS '7cb76f058b087de29ed2e77bf7a1dea46d66e568';

CREATE TRIGGER pgtrigger_removed_delete_a85f4 AFTER DELETE ON kaa_template_schema.accounts_rolegrant REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_a85f4();

COMMENT ON TRIGGER pgtrigger_removed_delete_a85f4 ON kaa_template_schema.accounts_rolegrant IS '6acecf65ba0c4a66c5f182b5fefba7d40aec2ba1';

CREATE TRIGGER pgtrigger_removed_delete_ad074 AFTER DELETE ON kaa_template_schema.register_notsame REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_ad074();

COMMENT ON TRIGGER pgtrigger_removed_delete_ad074 ON kaa_template_schema.register_notsame IS 'fde2c1714aa9730f96cc9ba8499ce80ae83e69e4';

CREATE TRIGGER pgtrigger_removed_delete_ad5b4 AFTER DELETE ON kaa_template_schema.letters_lettertemplate REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_ad5b4();

COMMENT ON TRIGGER pgtrigger_removed_delete_ad5b4 ON kaa_template_schema.letters_lettertemplate IS 'fed79fce5e3e8fda69c561955ebc9ed9e8d2c391';

CREATE TRIGGER pgtrigger_removed_delete_ae10e AFTER DELETE ON kaa_template_schema.support_offer REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_ae10e();

COMMENT ON TRIGGER pgtrigger_removed_delete_ae10e ON kaa_template_schema.support_offer IS '77dbf92c80cd968f7e0381e56c2dd9ec9bbb8322';

CREATE TRIGGER pgtrigger_removed_delete_af776 AFTER DELETE ON kaa_template_schema.accounts_unit REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_af776();

COMMENT ON TRIGGER pgtrigger_removed_delete_af776 ON kaa_template_schema.accounts_unit IS 'd201fbe80433f7f2341969db975cff079b068836';

CREATE TRIGGER pgtrigger_removed_delete_b0b10 AFTER DELETE ON kaa_template_schema.support_practiceweek REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_b0b10();

COMMENT ON TRIGGER pgtrigger_removed_delete_b0b10 ON kaa_template_schema.support_practiceweek IS 'eff7f49368855cc0eec99f5326e5f02c9c278cc5';

CREATE TRIGGER pgtrigger_removed_delete_b2889 AFTER DELETE ON kaa_template_schema.letters_smsgateway REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_b2889();

COMMENT ON TRIGGER pgtrigger_removed_delete_b2889 ON kaa_template_schema.letters_smsgateway IS '67bfb0577a810ea59eff2d4e605dd34c2e58d2e9';

CREATE TRIGGER pgtrigger_removed_delete_ba511 AFTER DELETE ON kaa_template_schema.reporting_notice REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_ba511();

COMMENT ON TRIGGER pgtrigger_removed_delete_ba511 ON kaa_template_schema.reporting_notice IS '2aeab136041f07f35b4760d8fd7faa6dd2211031';

CREATE TRIGGER pgtrigger_removed_delete_baffc AFTER DELETE ON kaa_template_schema.register_registration REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_baffc();

COMMENT ON TRIGGER pgtrigger_removed_delete_baffc ON kaa_template_schema.register_registration IS '499385b0b5bd48bf088326542cf174b9b5a43910';

CREATE TRIGGER pgtrigger_removed_delete_c24cb AFTER DELETE ON kaa_template_schema.support_answer REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_c24cb();

COMMENT ON TRIGGER pgtrigger_removed_delete_c24cb ON kaa_template_schema.support_answer IS 'a02fbb48ea55765dbf45ecbec48df120ec2e2429';

CREATE TRIGGER pgtrigger_removed_delete_c2d16 AFTER DELETE ON kaa_template_schema.outreach_steprecord REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_c2d16();

COMMENT ON TRIGGER pgtrigger_removed_delete_c2d16 ON kaa_template_schema.outreach_steprecord IS '03f4cef576750a5f25f28ce1086b4814ec57380e';

CREATE TRIGGER pgtrigger_removed_delete_d0dda AFTER DELETE ON kaa_template_schema.letters_letter REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_d0dda();

COMMENT ON TRIGGER pgtrigger_removed_delete_d0dda ON kaa_template_schema.letters_letter IS '03e151e1d332823f9fcf983ccffc9090015b84ee';

CREATE TRIGGER pgtrigger_removed_delete_d7e00 AFTER DELETE ON kaa_template_schema.support_planfollowup REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_d7e00();

COMMENT ON TRIGGER pgtrigger_removed_delete_d7e00 ON kaa_template_schema.support_planfollowup IS 'dc7d795d40db8735145a937450274a4d15b8e0c1';

CREATE TRIGGER pgtrigger_removed_delete_df101 AFTER DELETE ON kaa_template_schema.visits_visitsettings REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_df101();

COMMENT ON TRIGGER pgtrigger_removed_delete_df101 ON kaa_template_schema.visits_visitsettings IS 'c1a0b6a85bb9aad955e8e817201a2e041f52a1d8';

CREATE TRIGGER pgtrigger_removed_delete_df854 AFTER DELETE ON kaa_template_schema.register_legalsex REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_df854();

COMMENT ON TRIGGER pgtrigger_removed_delete_df854 ON kaa_template_schema.register_legalsex IS '90a695a900f6201ec2b6bee7caf622714b329ae6';

CREATE TRIGGER pgtrigger_removed_delete_e3669 AFTER DELETE ON kaa_template_schema.support_practiceagreement REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_e3669();

COMMENT ON TRIGGER pgtrigger_removed_delete_e3669 ON kaa_template_schema.support_practiceagreement IS '382ee843958efb67798308982182786f763e01af';

CREATE TRIGGER pgtrigger_removed_delete_e418b AFTER DELETE ON kaa_template_schema.doors_schoolunit REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_e418b();

COMMENT ON TRIGGER pgtrigger_removed_delete_e418b ON kaa_template_schema.doors_schoolunit IS '14b4ca2548900e8b7d4df8cbd9419fb97c1df445';

CREATE TRIGGER pgtrigger_removed_delete_ee61b AFTER DELETE ON kaa_template_schema.support_participation REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_ee61b();

COMMENT ON TRIGGER pgtrigger_removed_delete_ee61b ON kaa_template_schema.support_participation IS 'cc091756393708d9c16339d89295e12d22dd65ed';

CREATE TRIGGER pgtrigger_removed_delete_fc763 AFTER DELETE ON kaa_template_schema.register_schoolplacement REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION kaa_template_schema.pgtrigger_removed_delete_fc763();

COMMENT ON TRIGGER pgtrigger_removed_delete_fc763 ON kaa_template_schema.register_schoolplacement IS '3d1cec727f2d053af1d5a0bb85f679696326e6c1';

ALTER TABLE ONLY kaa_template_schema.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES kaa_template_schema.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_revoked_by_id_031a4d99_fk_accounts_user_id FOREIGN KEY (revoked_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_user_id_bbee13e0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.accounts_label
    ADD CONSTRAINT accounts_label_unit_id_c40540f8_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES kaa_template_schema.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.accounts_label
    ADD CONSTRAINT accounts_label_user_id_4cb59bfa_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.accounts_rolegrant
    ADD CONSTRAINT accounts_rolegrant_unit_id_1b9f49ba_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES kaa_template_schema.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.accounts_rolegrant
    ADD CONSTRAINT accounts_rolegrant_user_id_0601f056_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES kaa_template_schema.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES kaa_template_schema.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES kaa_template_schema.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES kaa_template_schema.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.doors_dropouttalk
    ADD CONSTRAINT doors_dropouttalk_coach_id_dd755200_fk_accounts_user_id FOREIGN KEY (coach_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.doors_dropouttalk
    ADD CONSTRAINT doors_dropouttalk_unit_id_eca349cd_fk_doors_schoolunit_id FOREIGN KEY (unit_id) REFERENCES kaa_template_schema.doors_schoolunit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.doors_schoolcode
    ADD CONSTRAINT doors_schoolcode_link_id_57bfc036_fk_doors_schoollink_id FOREIGN KEY (link_id) REFERENCES kaa_template_schema.doors_schoollink(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.doors_schoollink
    ADD CONSTRAINT doors_schoollink_created_by_id_06608320_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.doors_schoollink
    ADD CONSTRAINT doors_schoollink_unit_id_3cdda347_fk_doors_schoolunit_id FOREIGN KEY (unit_id) REFERENCES kaa_template_schema.doors_schoolunit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.doors_schoolnotice
    ADD CONSTRAINT doors_schoolnotice_decided_by_id_546af5c1_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.doors_schoolnotice
    ADD CONSTRAINT doors_schoolnotice_unit_id_fa21dbbe_fk_doors_schoolunit_id FOREIGN KEY (unit_id) REFERENCES kaa_template_schema.doors_schoolunit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.doors_selfreferral
    ADD CONSTRAINT doors_selfreferral_decided_by_id_c50d275f_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.doors_selfreferral
    ADD CONSTRAINT doors_selfreferral_youth_id_a059a6e1_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_handover
    ADD CONSTRAINT letters_handover_noted_by_id_d1d193c2_fk_accounts_user_id FOREIGN KEY (noted_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_handover
    ADD CONSTRAINT letters_handover_youth_id_552d5973_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_leftout
    ADD CONSTRAINT letters_leftout_mailing_id_c56ea5ae_fk_letters_mailing_id FOREIGN KEY (mailing_id) REFERENCES kaa_template_schema.letters_mailing(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_leftout
    ADD CONSTRAINT letters_leftout_youth_id_5a1d2f10_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_contact_id_99831211_fk_outreach_contact_id FOREIGN KEY (contact_id) REFERENCES kaa_template_schema.outreach_contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_decided_by_id_e78402e5_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_detail_id_67b94763_fk_register_contactdetail_id FOREIGN KEY (detail_id) REFERENCES kaa_template_schema.register_contactdetail(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_file_id_a9a0c0a4_fk_letters_letterfile_id FOREIGN KEY (file_id) REFERENCES kaa_template_schema.letters_letterfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_guardian_2_id_2072e6b5_fk_register_guardian_id FOREIGN KEY (guardian_2_id) REFERENCES kaa_template_schema.register_guardian(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_guardian_id_2787f9ee_fk_register_guardian_id FOREIGN KEY (guardian_id) REFERENCES kaa_template_schema.register_guardian(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_instead_of_id_761eafd7_fk_letters_letter_id FOREIGN KEY (instead_of_id) REFERENCES kaa_template_schema.letters_letter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_mailing_id_4435549a_fk_letters_mailing_id FOREIGN KEY (mailing_id) REFERENCES kaa_template_schema.letters_mailing(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_message_id_d431e0f1_fk_work_message_id FOREIGN KEY (message_id) REFERENCES kaa_template_schema.work_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letter
    ADD CONSTRAINT letters_letter_youth_id_58ee413a_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letterfile
    ADD CONSTRAINT letters_letterfile_file_id_a93ad591_fk_work_storedfile_id FOREIGN KEY (file_id) REFERENCES kaa_template_schema.work_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_letterfile
    ADD CONSTRAINT letters_letterfile_mailing_id_008d375e_fk_letters_mailing_id FOREIGN KEY (mailing_id) REFERENCES kaa_template_schema.letters_mailing(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_lettertemplate
    ADD CONSTRAINT letters_lettertempla_after_18_id_5e1441b1_fk_letters_l FOREIGN KEY (after_18_id) REFERENCES kaa_template_schema.letters_lettertemplate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_mailing
    ADD CONSTRAINT letters_mailing_made_by_id_a6d053e6_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_mailing
    ADD CONSTRAINT letters_mailing_version_id_baf7d83d_fk_letters_t FOREIGN KEY (version_id) REFERENCES kaa_template_schema.letters_templateversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_templateversion
    ADD CONSTRAINT letters_templatevers_template_id_a3961ea0_fk_letters_l FOREIGN KEY (template_id) REFERENCES kaa_template_schema.letters_lettertemplate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.letters_templateversion
    ADD CONSTRAINT letters_templateversion_made_by_id_b339154e_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.outreach_contact
    ADD CONSTRAINT outreach_contact_occupation_id_477da1eb_fk_register_ FOREIGN KEY (occupation_id) REFERENCES kaa_template_schema.register_occupationfact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.outreach_contact
    ADD CONSTRAINT outreach_contact_user_id_9158fa9b_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.outreach_contact
    ADD CONSTRAINT outreach_contact_youth_id_371e3f72_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.outreach_ladderstep
    ADD CONSTRAINT outreach_ladderstep_ladder_id_f7905785_fk_outreach_ladder_id FOREIGN KEY (ladder_id) REFERENCES kaa_template_schema.outreach_ladder(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.outreach_outreachpause
    ADD CONSTRAINT outreach_outreachpau_lifted_by_id_9f9d657b_fk_accounts_ FOREIGN KEY (lifted_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.outreach_outreachpause
    ADD CONSTRAINT outreach_outreachpause_user_id_75f8e8ce_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.outreach_outreachpause
    ADD CONSTRAINT outreach_outreachpause_youth_id_8ed249cc_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.outreach_outreachsettings
    ADD CONSTRAINT outreach_outreachset_decided_by_id_3383f1ef_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.outreach_steprecord
    ADD CONSTRAINT outreach_steprecord_user_id_25d0ecd2_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.outreach_steprecord
    ADD CONSTRAINT outreach_steprecord_youth_id_4b502d31_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_compulsoryschool
    ADD CONSTRAINT register_compulsorys_youth_id_07265d34_fk_register_ FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_contactdetail
    ADD CONSTRAINT register_contactdetail_youth_id_d0023942_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_draft
    ADD CONSTRAINT register_draft_user_id_e6f7ff20_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_draft
    ADD CONSTRAINT register_draft_youth_id_e92944e5_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_exam
    ADD CONSTRAINT register_exam_youth_id_9eeeb110_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_guardian
    ADD CONSTRAINT register_guardian_youth_id_c12e4b26_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_identificationsettings
    ADD CONSTRAINT register_identificat_decided_by_id_96be6413_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_legalsex
    ADD CONSTRAINT register_legalsex_youth_id_9abaa7fb_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_listcolumns
    ADD CONSTRAINT register_listcolumns_user_id_983f2f61_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_listworkbook
    ADD CONSTRAINT register_listworkbook_file_id_7f911826_fk_work_storedfile_id FOREIGN KEY (file_id) REFERENCES kaa_template_schema.work_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_listworkbook
    ADD CONSTRAINT register_listworkbook_user_id_a6018b8f_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_notsame
    ADD CONSTRAINT register_notsame_decided_by_id_c7f24b1c_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_notsame
    ADD CONSTRAINT register_notsame_first_id_4f13600a_fk_register_youth_id FOREIGN KEY (first_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_notsame
    ADD CONSTRAINT register_notsame_second_id_ca49e002_fk_register_youth_id FOREIGN KEY (second_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_occupationfact
    ADD CONSTRAINT register_occupationf_recorded_by_id_a24a1a37_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_occupationfact
    ADD CONSTRAINT register_occupationfact_youth_id_47ebe0bc_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_preferreddetail
    ADD CONSTRAINT register_preferredde_detail_id_5b2bdf48_fk_register_ FOREIGN KEY (detail_id) REFERENCES kaa_template_schema.register_contactdetail(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_preferreddetail
    ADD CONSTRAINT register_preferreddetail_youth_id_64696651_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_proposal
    ADD CONSTRAINT register_proposal_automatic_by_id_0001f1cf_fk_register_ FOREIGN KEY (automatic_by_id) REFERENCES kaa_template_schema.register_identificationsettings(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_proposal
    ADD CONSTRAINT register_proposal_decided_by_id_c0975842_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_proposal
    ADD CONSTRAINT register_proposal_registration_id_4a2561b9_fk_register_ FOREIGN KEY (registration_id) REFERENCES kaa_template_schema.register_registration(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_proposal
    ADD CONSTRAINT register_proposal_youth_id_dcd60384_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_protectionnotice
    ADD CONSTRAINT register_protectionn_handled_by_id_b4d7be67_fk_accounts_ FOREIGN KEY (handled_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_protectionnotice
    ADD CONSTRAINT register_protectionn_youth_id_8282ab0b_fk_register_ FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_protectionnotice
    ADD CONSTRAINT register_protectionnotice_by_id_574c7c6d_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_registration
    ADD CONSTRAINT register_registratio_mistaken_by_id_b303b7ce_fk_accounts_ FOREIGN KEY (mistaken_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_registration
    ADD CONSTRAINT register_registration_opened_by_id_86386c78_fk_accounts_user_id FOREIGN KEY (opened_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_registration
    ADD CONSTRAINT register_registration_youth_id_34da0091_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_residence
    ADD CONSTRAINT register_residence_youth_id_b6304465_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_savedfilter
    ADD CONSTRAINT register_savedfilter_user_id_c8567340_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_schoolplacement
    ADD CONSTRAINT register_schoolplacement_youth_id_696da599_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_youth
    ADD CONSTRAINT register_youth_label_id_9b027cfd_fk_accounts_label_id FOREIGN KEY (label_id) REFERENCES kaa_template_schema.accounts_label(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_youth
    ADD CONSTRAINT register_youth_merged_into_id_0ee5bc9f_fk_register_youth_id FOREIGN KEY (merged_into_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_youth
    ADD CONSTRAINT register_youth_unit_id_1ab23843_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES kaa_template_schema.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_youthmerge
    ADD CONSTRAINT register_youthmerge_applied_by_id_93da07cc_fk_accounts_user_id FOREIGN KEY (applied_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_youthmerge
    ADD CONSTRAINT register_youthmerge_away_id_a4e81b43_fk_register_youth_id FOREIGN KEY (away_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_youthmerge
    ADD CONSTRAINT register_youthmerge_ended_by_id_f00557c7_fk_accounts_user_id FOREIGN KEY (ended_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_youthmerge
    ADD CONSTRAINT register_youthmerge_kept_id_02a3e0c1_fk_register_youth_id FOREIGN KEY (kept_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_youthmerge
    ADD CONSTRAINT register_youthmerge_proposed_by_id_4c0b1f0f_fk_accounts_user_id FOREIGN KEY (proposed_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.register_youthnumber
    ADD CONSTRAINT register_youthnumber_youth_id_c14cd582_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_absence
    ADD CONSTRAINT reminders_absence_cover_id_901829ec_fk_accounts_user_id FOREIGN KEY (cover_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_absence
    ADD CONSTRAINT reminders_absence_set_by_id_d733075b_fk_accounts_user_id FOREIGN KEY (set_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_absence
    ADD CONSTRAINT reminders_absence_user_id_e5112f7a_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_digestchoice
    ADD CONSTRAINT reminders_digestchoice_user_id_74646402_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_handover
    ADD CONSTRAINT reminders_handover_by_id_b5b8d181_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_handover
    ADD CONSTRAINT reminders_handover_from_label_id_875c164f_fk_accounts_label_id FOREIGN KEY (from_label_id) REFERENCES kaa_template_schema.accounts_label(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_handover
    ADD CONSTRAINT reminders_handover_to_label_id_a4588b0d_fk_accounts_label_id FOREIGN KEY (to_label_id) REFERENCES kaa_template_schema.accounts_label(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_handover
    ADD CONSTRAINT reminders_handover_undone_by_id_a293ddc7_fk_accounts_user_id FOREIGN KEY (undone_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_notification
    ADD CONSTRAINT reminders_notification_by_id_e93fd150_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_notification
    ADD CONSTRAINT reminders_notification_user_id_77a2c6ae_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_notification
    ADD CONSTRAINT reminders_notification_youth_id_bf1c1e57_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_reminder
    ADD CONSTRAINT reminders_reminder_closed_by_id_73a50267_fk_accounts_user_id FOREIGN KEY (closed_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_reminder
    ADD CONSTRAINT reminders_reminder_contact_id_96d3aa13_fk_outreach_contact_id FOREIGN KEY (contact_id) REFERENCES kaa_template_schema.outreach_contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_reminder
    ADD CONSTRAINT reminders_reminder_created_by_id_7f407888_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_reminder
    ADD CONSTRAINT reminders_reminder_label_id_319b7a18_fk_accounts_label_id FOREIGN KEY (label_id) REFERENCES kaa_template_schema.accounts_label(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_reminder
    ADD CONSTRAINT reminders_reminder_moved_by_id_b6e452bb_fk_accounts_user_id FOREIGN KEY (moved_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_reminder
    ADD CONSTRAINT reminders_reminder_previous_id_979efa10_fk_reminders FOREIGN KEY (previous_id) REFERENCES kaa_template_schema.reminders_reminder(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_reminder
    ADD CONSTRAINT reminders_reminder_user_id_d7529c48_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reminders_reminder
    ADD CONSTRAINT reminders_reminder_youth_id_b8ae89c1_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_answer
    ADD CONSTRAINT reporting_answer_export_id_61030d35_fk_reporting_export_id FOREIGN KEY (export_id) REFERENCES kaa_template_schema.reporting_export(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_answer
    ADD CONSTRAINT reporting_answer_recorded_by_id_7721efb7_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_answer
    ADD CONSTRAINT reporting_answer_withdrawn_by_id_9b36faf1_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_export
    ADD CONSTRAINT reporting_export_created_by_id_dd220393_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_export
    ADD CONSTRAINT reporting_export_file_id_92dfa2ac_fk_work_storedfile_id FOREIGN KEY (file_id) REFERENCES kaa_template_schema.work_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_exportrow
    ADD CONSTRAINT reporting_exportrow_export_id_3106cf0a_fk_reporting_export_id FOREIGN KEY (export_id) REFERENCES kaa_template_schema.reporting_export(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_notice
    ADD CONSTRAINT reporting_notice_sent_by_id_ffaec25e_fk_accounts_user_id FOREIGN KEY (sent_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_readingcopy
    ADD CONSTRAINT reporting_readingcop_created_by_id_c50c4fe3_fk_accounts_ FOREIGN KEY (created_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_readingcopy
    ADD CONSTRAINT reporting_readingcopy_export_id_d891cd56_fk_reporting_export_id FOREIGN KEY (export_id) REFERENCES kaa_template_schema.reporting_export(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_readingcopy
    ADD CONSTRAINT reporting_readingcopy_file_id_28950ec3_fk_work_storedfile_id FOREIGN KEY (file_id) REFERENCES kaa_template_schema.work_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_receipt
    ADD CONSTRAINT reporting_receipt_export_id_f1181aae_fk_reporting_export_id FOREIGN KEY (export_id) REFERENCES kaa_template_schema.reporting_export(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_receipt
    ADD CONSTRAINT reporting_receipt_recorded_by_id_6550d4cb_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_receipt
    ADD CONSTRAINT reporting_receipt_withdrawn_by_id_9f0bf62e_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_remark
    ADD CONSTRAINT reporting_remark_answer_id_94c6a067_fk_reporting_answer_id FOREIGN KEY (answer_id) REFERENCES kaa_template_schema.reporting_answer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_remark
    ADD CONSTRAINT reporting_remark_youth_id_20d72623_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_sealedexport
    ADD CONSTRAINT reporting_sealedexpo_export_id_54f14322_fk_reporting FOREIGN KEY (export_id) REFERENCES kaa_template_schema.reporting_export(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.reporting_sealedexport
    ADD CONSTRAINT reporting_sealedexport_file_id_af223c79_fk_work_storedfile_id FOREIGN KEY (file_id) REFERENCES kaa_template_schema.work_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_connection
    ADD CONSTRAINT sources_connection_certified_by_id_ca360b7b_fk_accounts_user_id FOREIGN KEY (certified_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_connection
    ADD CONSTRAINT sources_connection_source_id_ced2c22c_fk_sources_source_id FOREIGN KEY (source_id) REFERENCES kaa_template_schema.sources_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_fetch
    ADD CONSTRAINT sources_fetch_connection_id_fbfbcc5b_fk_sources_connection_id FOREIGN KEY (connection_id) REFERENCES kaa_template_schema.sources_connection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_fetch
    ADD CONSTRAINT sources_fetch_run_id_e5ca9015_fk_sources_importrun_id FOREIGN KEY (run_id) REFERENCES kaa_template_schema.sources_importrun(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_historyrecord
    ADD CONSTRAINT sources_historyrecord_youth_id_f83b1d98_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_importrun
    ADD CONSTRAINT sources_importrun_applied_by_id_72f30f1f_fk_accounts_user_id FOREIGN KEY (applied_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_importrun
    ADD CONSTRAINT sources_importrun_created_by_id_225a3261_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_importrun
    ADD CONSTRAINT sources_importrun_job_id_2bc0526d_fk_work_job_id FOREIGN KEY (job_id) REFERENCES kaa_template_schema.work_job(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_importrun
    ADD CONSTRAINT sources_importrun_source_id_7461c482_fk_sources_source_id FOREIGN KEY (source_id) REFERENCES kaa_template_schema.sources_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_importrun
    ADD CONSTRAINT sources_importrun_undone_by_id_dfe41db1_fk_accounts_user_id FOREIGN KEY (undone_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_mapping
    ADD CONSTRAINT sources_mapping_certified_by_id_3a780fd1_fk_accounts_user_id FOREIGN KEY (certified_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_remoteperson
    ADD CONSTRAINT sources_remoteperson_connection_id_df182ec4_fk_sources_c FOREIGN KEY (connection_id) REFERENCES kaa_template_schema.sources_connection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_rowverdict
    ADD CONSTRAINT sources_rowverdict_run_id_d3560b6f_fk_sources_importrun_id FOREIGN KEY (run_id) REFERENCES kaa_template_schema.sources_importrun(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_source
    ADD CONSTRAINT sources_source_mapping_id_5cba0449_fk_sources_mapping_id FOREIGN KEY (mapping_id) REFERENCES kaa_template_schema.sources_mapping(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_sourcerecordbefore
    ADD CONSTRAINT sources_sourcerecord_run_id_38ab3cdd_fk_sources_i FOREIGN KEY (run_id) REFERENCES kaa_template_schema.sources_importrun(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_sourcerecord
    ADD CONSTRAINT sources_sourcerecord_source_id_047ab562_fk_sources_source_id FOREIGN KEY (source_id) REFERENCES kaa_template_schema.sources_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_sourcerecord
    ADD CONSTRAINT sources_sourcerecord_youth_id_a95b9ec1_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_sourcerecordbefore
    ADD CONSTRAINT sources_sourcerecord_youth_id_f94eb209_fk_register_ FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_upload
    ADD CONSTRAINT sources_upload_certified_by_id_ebddd3db_fk_accounts_user_id FOREIGN KEY (certified_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_upload
    ADD CONSTRAINT sources_upload_created_by_id_25da8403_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_upload
    ADD CONSTRAINT sources_upload_file_id_c607270c_fk_work_storedfile_id FOREIGN KEY (file_id) REFERENCES kaa_template_schema.work_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.sources_upload
    ADD CONSTRAINT sources_upload_source_id_031604e3_fk_sources_source_id FOREIGN KEY (source_id) REFERENCES kaa_template_schema.sources_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_actionplan
    ADD CONSTRAINT support_actionplan_youth_id_f5559d62_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_answer
    ADD CONSTRAINT support_answer_assessment_id_b48da9e2_fk_support_assessment_id FOREIGN KEY (assessment_id) REFERENCES kaa_template_schema.support_assessment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_answer
    ADD CONSTRAINT support_answer_question_id_357aee8b_fk_support_a FOREIGN KEY (question_id) REFERENCES kaa_template_schema.support_assessmentquestion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_assessment
    ADD CONSTRAINT support_assessment_template_id_4e71f589_fk_support_a FOREIGN KEY (template_id) REFERENCES kaa_template_schema.support_assessmenttemplate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_assessment
    ADD CONSTRAINT support_assessment_user_id_affe58cf_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_assessment
    ADD CONSTRAINT support_assessment_youth_id_759b471b_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_assessmentdecision
    ADD CONSTRAINT support_assessmentde_recorded_by_id_cc196aff_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_assessmentquestion
    ADD CONSTRAINT support_assessmentqu_template_id_0b3e3526_fk_support_a FOREIGN KEY (template_id) REFERENCES kaa_template_schema.support_assessmenttemplate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_consent
    ADD CONSTRAINT support_consent_file_id_5da21155_fk_work_storedfile_id FOREIGN KEY (file_id) REFERENCES kaa_template_schema.work_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_consent
    ADD CONSTRAINT support_consent_recorded_by_id_e929de0c_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_consent
    ADD CONSTRAINT support_consent_youth_id_4aeb1d67_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_coordinatedplan
    ADD CONSTRAINT support_coordinatedplan_user_id_3e65f064_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_coordinatedplan
    ADD CONSTRAINT support_coordinatedplan_youth_id_e1faa915_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_interventionfollowup
    ADD CONSTRAINT support_intervention_held_by_id_3cecda7a_fk_accounts_ FOREIGN KEY (held_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_interventionfollowup
    ADD CONSTRAINT support_intervention_intervention_id_403549d0_fk_support_i FOREIGN KEY (intervention_id) REFERENCES kaa_template_schema.support_intervention(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_intervention
    ADD CONSTRAINT support_intervention_unit_id_560d3491_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES kaa_template_schema.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_intervention
    ADD CONSTRAINT support_intervention_user_id_4c015aaf_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_intervention
    ADD CONSTRAINT support_intervention_youth_id_ec48adec_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_offer
    ADD CONSTRAINT support_offer_intervention_id_20c21c82_fk_support_i FOREIGN KEY (intervention_id) REFERENCES kaa_template_schema.support_intervention(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_offer
    ADD CONSTRAINT support_offer_unit_id_bc8b287c_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES kaa_template_schema.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_offer
    ADD CONSTRAINT support_offer_user_id_bb0b246a_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_offer
    ADD CONSTRAINT support_offer_youth_id_89c71935_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_participation
    ADD CONSTRAINT support_participatio_programme_id_5b90235d_fk_support_p FOREIGN KEY (programme_id) REFERENCES kaa_template_schema.support_programme(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_participation
    ADD CONSTRAINT support_participation_youth_id_255d7a8d_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_planfollowup
    ADD CONSTRAINT support_planfollowup_held_by_id_a5cf3ee2_fk_accounts_user_id FOREIGN KEY (held_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_planfollowup
    ADD CONSTRAINT support_planfollowup_plan_id_075de4c3_fk_support_actionplan_id FOREIGN KEY (plan_id) REFERENCES kaa_template_schema.support_actionplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_planitem
    ADD CONSTRAINT support_planitem_plan_version_id_23c7d494_fk_support_p FOREIGN KEY (plan_version_id) REFERENCES kaa_template_schema.support_planversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_planversion
    ADD CONSTRAINT support_planversion_made_by_id_3bef49b0_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_planversion
    ADD CONSTRAINT support_planversion_plan_id_e7a19d05_fk_support_actionplan_id FOREIGN KEY (plan_id) REFERENCES kaa_template_schema.support_actionplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_practiceagreement
    ADD CONSTRAINT support_practiceagre_insurance_checked_by_4792c8eb_fk_accounts_ FOREIGN KEY (insurance_checked_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_practiceagreement
    ADD CONSTRAINT support_practiceagre_intervention_id_de216705_fk_support_i FOREIGN KEY (intervention_id) REFERENCES kaa_template_schema.support_intervention(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_practiceweek
    ADD CONSTRAINT support_practiceweek_agreement_id_92cd6118_fk_support_p FOREIGN KEY (agreement_id) REFERENCES kaa_template_schema.support_practiceagreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_programme
    ADD CONSTRAINT support_programme_unit_id_95122d81_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES kaa_template_schema.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_share
    ADD CONSTRAINT support_share_consent_id_b0ef2109_fk_support_consent_id FOREIGN KEY (consent_id) REFERENCES kaa_template_schema.support_consent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_share
    ADD CONSTRAINT support_share_user_id_190ae7ff_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.support_share
    ADD CONSTRAINT support_share_youth_id_0bc377fb_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_concernreport
    ADD CONSTRAINT visits_concernreport_decided_by_id_ca92415c_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_concernreport
    ADD CONSTRAINT visits_concernreport_recorded_by_id_f6e2d221_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_concernreport
    ADD CONSTRAINT visits_concernreport_youth_id_a9df44cb_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_homevisit
    ADD CONSTRAINT visits_homevisit_contact_id_d9827b1d_fk_outreach_contact_id FOREIGN KEY (contact_id) REFERENCES kaa_template_schema.outreach_contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_homevisit
    ADD CONSTRAINT visits_homevisit_day_id_553b2ebf_fk_visits_visitday_id FOREIGN KEY (day_id) REFERENCES kaa_template_schema.visits_visitday(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_homevisit
    ADD CONSTRAINT visits_homevisit_recorded_by_id_ff3e3c29_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_homevisit
    ADD CONSTRAINT visits_homevisit_youth_id_fcea17cd_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_visitday
    ADD CONSTRAINT visits_visitday_created_by_id_c4ae4fac_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_visitentry
    ADD CONSTRAINT visits_visitentry_user_id_700f8a58_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_visitentry
    ADD CONSTRAINT visits_visitentry_visit_id_bcd19eef_fk_visits_homevisit_id FOREIGN KEY (visit_id) REFERENCES kaa_template_schema.visits_homevisit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_visitstaff
    ADD CONSTRAINT visits_visitstaff_day_id_cd2f65af_fk_visits_visitday_id FOREIGN KEY (day_id) REFERENCES kaa_template_schema.visits_visitday(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.visits_visitstaff
    ADD CONSTRAINT visits_visitstaff_user_id_bb48ea3d_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.work_job
    ADD CONSTRAINT work_job_created_by_id_675be28a_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES kaa_template_schema.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY kaa_template_schema.work_message
    ADD CONSTRAINT work_message_youth_id_610cf2c3_fk_register_youth_id FOREIGN KEY (youth_id) REFERENCES kaa_template_schema.register_youth(id) DEFERRABLE INITIALLY DEFERRED;
