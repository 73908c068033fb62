package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePartToRangeTest {
    private static final Condition LOCAL = Condition.holds(new Demand.Type("public.events", "at", "timestamp without time zone"));
    private static final Condition ZONED = Condition.holds(new Demand.Type("public.events", "seen", "timestamp with time zone"));
    private static final Condition DAYS = Condition.toVouch(new Demand.DaysInOrder());

    private final RewriteTester tester = RewriteTester.of(new TimePartToRange(),
            "events(id int primary key, at timestamp, seen timestamptz, day date, note text)");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            date(at) = '2026-02-28'                         | at >= date '2026-02-28' AND at < date '2026-03-01'
            at::date = date '2026-12-31'                    | at >= date '2026-12-31' AND at < date '2027-01-01'
            CAST(at AS date) >= '2026-05-01'                | at >= date '2026-05-01'
            at::date > '2026-05-01'                         | at >= date '2026-05-02'
            at::date < '2026-05-01'                         | at < date '2026-05-01'
            '2026-05-01' >= at::date                        | at < date '2026-05-02'
            at::date = current_date                         | at >= current_date AND at < current_date + 1
            at::date BETWEEN '2026-05-01' AND '2026-05-31'  | at >= date '2026-05-01' AND at < date '2026-06-01'
            date_trunc('day', at) = '2026-05-01'            | at >= date '2026-05-01' AND at < date '2026-05-02'
            date_trunc('day', at) = current_date            | at >= current_date AND at < current_date + 1
            date_trunc('week', at) = '2026-06-01'           | at >= date '2026-06-01' AND at < date '2026-06-08'
            date_trunc('month', at) = '2026-05-01'          | at >= date '2026-05-01' AND at < date '2026-06-01'
            date_trunc('quarter', at) <= '2026-04-01'       | at < date '2026-07-01'
            date_trunc('year', at) > '2025-01-01'           | at >= date '2026-01-01'
            extract(year FROM at) = 2026                    | at >= date '2026-01-01' AND at < date '2027-01-01'
            EXTRACT('year' FROM at) < 2026                  | at < date '2026-01-01'
            date_part('year', at) >= 800                    | at >= date '0800-01-01'
            """)
    void aPartOfATimeIsARange(String condition, String range) {
        tester.on("SELECT id FROM events WHERE id > 3 AND " + condition).becomes("SELECT id FROM events WHERE id > 3 AND " + range)
                .given(LOCAL).promising(Gain.LIKELY);
    }

    @Test
    void aParametersDayMayBeNone() {
        tester.on("SELECT id FROM events e WHERE date(e.at) = $1")
                .becomes("SELECT id FROM events e WHERE e.at >= $1::date AND e.at < $1::date + 1")
                .given(LOCAL, Condition.toVouch(new Demand.OrdinaryDay("$1")));
        tester.on("SELECT id FROM events e WHERE e.at::date >= $1::date")
                .becomes("SELECT id FROM events e WHERE e.at >= $1::date").given(LOCAL);
    }

    @Test
    void aTimeWithAZoneHasTheDaysOfTheSession() {
        tester.on("SELECT id FROM events WHERE date(seen) = '2026-05-01'")
                .becomes("SELECT id FROM events WHERE seen >= date '2026-05-01' AND seen < date '2026-05-02'").given(ZONED, DAYS);
    }

    @Test
    void aParameterIsToBeWhatCanBeTruncatedTo() {
        tester.on("SELECT id FROM events WHERE date_trunc('month', at) = $1")
                .becomes("SELECT id FROM events WHERE at >= $1::timestamp AND at < ($1::timestamp + interval '1 month')::date"
                        + " AND $1::timestamp = date_trunc('month', $1::timestamp)")
                .given(LOCAL, Condition.toVouch(new Demand.OrdinaryDay("$1"))).promising(Gain.LIKELY);
        tester.on("SELECT id FROM events WHERE $1::timestamptz = date_trunc('day', seen)")
                .becomes("SELECT id FROM events WHERE seen >= $1::timestamptz AND seen < ($1::timestamptz + interval '1 day')::date"
                        + " AND $1::timestamptz = date_trunc('day', $1::timestamptz)")
                .given(ZONED, DAYS, Condition.toVouch(new Demand.OrdinaryDay("$1")));
    }

    @Test
    void theDaysOfUtcAreThoseOfNoSession() {
        tester.on("SELECT id FROM events WHERE date_trunc('day', seen, 'UTC') = $1")
                .becomes("SELECT id FROM events WHERE seen >= $1::timestamptz"
                        + " AND seen < ($1::timestamptz AT TIME ZONE 'UTC' + interval '1 day') AT TIME ZONE 'UTC'"
                        + " AND $1::timestamptz = date_trunc('day', $1::timestamptz, 'UTC')")
                .given(ZONED, Condition.toVouch(new Demand.OrdinaryDay("$1")));
        tester.on("SELECT id FROM events WHERE date_trunc('month', seen, 'UTC') >= '2026-12-01 00:00+00'")
                .becomes("SELECT id FROM events WHERE seen >= timestamptz '2026-12-01 00:00+00'").given(ZONED);
        tester.on("SELECT id FROM events WHERE date_trunc('day', seen, 'UTC') = timestamptz '2026-12-31T00:00Z'")
                .becomes("SELECT id FROM events WHERE seen >= timestamptz '2026-12-31 00:00+00'"
                        + " AND seen < timestamptz '2027-01-01 00:00+00'").given(ZONED);
    }

    @Test
    void whatIsPrintedHasNoEra() {
        tester.on("SELECT id FROM events WHERE to_char(at, 'YYYY-MM') = '2026-12'")
                .becomes("SELECT id FROM events WHERE at >= date '2026-12-01' AND at < date '2027-01-01'")
                .given(LOCAL, Condition.toVouch(new Demand.AfterChrist("public.events", "at")));
        tester.on("SELECT id FROM events WHERE to_char(seen, 'yyyymmdd') = '20260501'")
                .becomes("SELECT id FROM events WHERE seen >= date '2026-05-01' AND seen < date '2026-05-02'")
                .given(ZONED, DAYS, Condition.toVouch(new Demand.AfterChrist("public.events", "seen")));
    }

    @Test
    void withoutACatalogueTheTypeIsToBeVouchedFor() {
        RewriteTester.of(new TimePartToRange()).on("DELETE FROM logs WHERE date(at) < '2026-05-01'")
                .becomes("DELETE FROM logs WHERE at < date '2026-05-01'")
                .given(Condition.toVouch(new Demand.Type("logs", "at", "timestamp without time zone")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "date(at) <> '2026-05-01'",
            "date(at) = 'yesterday'",
            "date(at) = '2026-02-30'",
            "date(at) = day",
            "date(at) = '2026-05-01' OR id = 1",
            "date(note) = '2026-05-01'",
            "date(at + interval '1 day') = '2026-05-01'",
            "date_trunc('day', at) >= $1",
            "date_trunc('day', at) = $1::date",
            "date_trunc('day', day) = $1",
            "date_trunc('day', at) = ?",
            "date_trunc('day', seen, 'Europe/Berlin') = $1",
            "date_trunc('day', at, 'UTC') = $1",
            "date_trunc('day', seen, 'UTC') = '2026-05-01'",
            "date_trunc('month', seen, 'UTC') = '2026-05-02 00:00+00'",
            "date_trunc('day', seen, 'UTC') = '2026-05-01 00:00+02'",
            "date_trunc('month', at) = '2026-05-02'",
            "date_trunc('week', at) = '2026-05-01'",
            "date_trunc('hour', at) = '2026-05-01'",
            "date_trunc('day', at) = '2026-05-01 10:00'",
            "date_trunc('day', at, 'UTC') = '2026-05-01'",
            "extract(month FROM at) = 5",
            "extract(year FROM at) = 2026.5",
            "extract(year FROM at) = $1",
            "extract(year FROM at) = -44",
            "to_char(at, 'YYYY-MM') > '2026-12'",
            "to_char(at, 'MM') = '12'",
            "to_char(at, 'YYYY-MM') = '2026-13'",
            "date(at) NOT BETWEEN '2026-05-01' AND '2026-05-31'",
    })
    void staysQuietWhereItIsNoRange(String condition) {
        tester.on("SELECT id FROM events WHERE " + condition).staysQuiet();
    }
}
