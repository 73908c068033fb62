-- Runs two statements on each of several fillings of the tables, and undoes all of it.
CREATE FUNCTION pg_temp.plumbline_judge(fills text[], firsts text[], seconds text[], look text, with_returned boolean)
RETURNS TABLE (unfilled text, first_rows text[], first_keys text[], first_state text, first_message text,
               second_rows text[], second_keys text[], second_state text, second_message text, before text[])
LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    ignored text[];
    returned record;
BEGIN
    FOR i IN 1 .. array_length(fills, 1) LOOP
        unfilled := NULL; before := NULL;
        first_rows := NULL; first_keys := NULL; first_state := NULL; first_message := NULL;
        second_rows := NULL; second_keys := NULL; second_state := NULL; second_message := NULL;
        BEGIN
            EXECUTE fills[i];
            IF look IS NOT NULL THEN
                SET CONSTRAINTS ALL IMMEDIATE;
                EXECUTE look INTO before, ignored;
            END IF;
            BEGIN
                IF look IS NULL THEN
                    EXECUTE firsts[i] INTO first_rows, first_keys;
                ELSIF with_returned THEN
                    FOR returned IN EXECUTE firsts[i] LOOP
                        first_keys := first_keys || ('(returned,' || substr(returned::text, 2));
                    END LOOP;
                    SET CONSTRAINTS ALL IMMEDIATE;
                    EXECUTE look INTO first_rows, ignored;
                    first_rows := first_rows || first_keys;
                    first_keys := NULL;
                    RAISE EXCEPTION USING ERRCODE = 'PLU01';
                ELSE
                    EXECUTE firsts[i];
                    SET CONSTRAINTS ALL IMMEDIATE;
                    EXECUTE look INTO first_rows, ignored;
                    RAISE EXCEPTION USING ERRCODE = 'PLU01';
                END IF;
            EXCEPTION WHEN OTHERS THEN
                IF SQLSTATE <> 'PLU01' THEN
                    first_state := SQLSTATE; first_message := SQLERRM;
                END IF;
            END;
            BEGIN
                IF look IS NULL THEN
                    EXECUTE seconds[i] INTO second_rows, second_keys;
                ELSIF with_returned THEN
                    FOR returned IN EXECUTE seconds[i] LOOP
                        second_keys := second_keys || ('(returned,' || substr(returned::text, 2));
                    END LOOP;
                    SET CONSTRAINTS ALL IMMEDIATE;
                    EXECUTE look INTO second_rows, ignored;
                    second_rows := second_rows || second_keys;
                    second_keys := NULL;
                    RAISE EXCEPTION USING ERRCODE = 'PLU01';
                ELSE
                    EXECUTE seconds[i];
                    SET CONSTRAINTS ALL IMMEDIATE;
                    EXECUTE look INTO second_rows, ignored;
                    RAISE EXCEPTION USING ERRCODE = 'PLU01';
                END IF;
            EXCEPTION WHEN OTHERS THEN
                IF SQLSTATE <> 'PLU01' THEN
                    second_state := SQLSTATE; second_message := SQLERRM;
                END IF;
            END;
            RAISE EXCEPTION USING ERRCODE = 'PLU01';
        EXCEPTION WHEN OTHERS THEN
            IF SQLSTATE <> 'PLU01' THEN
                unfilled := SQLERRM;
            END IF;
        END;
        RETURN NEXT;
    END LOOP;
END
$$
