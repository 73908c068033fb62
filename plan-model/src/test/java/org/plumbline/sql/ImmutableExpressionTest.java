package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImmutableExpressionTest {
    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("id", "integer"), Map.entry("key", "uuid"),
            Map.entry("name", "character varying(40)"), Map.entry("note", "text"), Map.entry("Code", "character(5)"),
            Map.entry("day", "date"), Map.entry("at", "timestamp without time zone"), Map.entry("zoned", "timestamp(3) with time zone"),
            Map.entry("price", "money"), Map.entry("amount", "numeric(10,2)"), Map.entry("mood", "mood"), Map.entry("rel", "regclass"),
            Map.entry("data", "jsonb"), Map.entry("tags", "text[]"), Map.entry("during", "tstzrange"));

    private static boolean is(String sql) {
        return ImmutableExpression.is(sql, name -> Optional.ofNullable(TYPES.get(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(id)::text", "(key)::text", "(amount)::text", "lower((name)::text)", "(\"Code\")::text", "(id + 7)",
        "((data ->> 'sku'::text))::integer", "(data #>> '{a,b}'::text[])", "(at)::date", "date(at)", "date_trunc('day'::text, at)",
        "((zoned AT TIME ZONE 'UTC'::text))::date", "date_trunc('month'::text, timezone('UTC'::text, zoned))",
        "(day)::timestamp without time zone", "EXTRACT(year FROM day)", "(at + '01:00:00'::interval)", "(day - 7)",
        "COALESCE(note, ''::text)", "(note || ' '::text)", "lower(during)", "btrim(note)",
        "to_tsvector('english'::regconfig, COALESCE(note, ''::text))", "\"substring\"(note, 1, 3)",
        "abs(id)"})
    void isWhatPostgresCallsSo(String sql) {
        assertThat(is(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(zoned)::text", "(day)::text", "(at)::text", "(mood)::text", "(rel)::text", "(price)::numeric",
        "(amount)::money", "(at)::timestamp with time zone", "(day)::timestamp with time zone", "(zoned)::date",
        "(zoned)::time without time zone", "(zoned)::timestamp without time zone", "(zoned + '1 day'::interval)",
        "(zoned - '1 day'::interval)", "(note)::date",
        "((data ->> 'at'::text))::timestamp with time zone", "(note)::interval", "date(zoned)", "date_trunc('day'::text, zoned)",
        "EXTRACT(year FROM zoned)", "to_char(amount, '999'::text)", "my_own(note)", "(unknown)::text", "now()",
        "to_tsvector(note)", "((id)::text || tags)"})
    void isNotWhatAsksTheSessionOrIsNotKnown(String sql) {
        assertThat(is(sql)).isFalse();
    }
}
