package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSumToOtherSideTest {
    private final RewriteTester tester = RewriteTester.of(new TimeSumToOtherSide(),
            "events(id int primary key, at timestamp, seen timestamptz, day date)");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            seen + interval '8 hours' > now()                  | seen > now() - interval '8 hours'
            now() >= seen + '1 minute'::interval               | seen <= now() - interval '1 minute'
            seen - interval '90 seconds' = $1                  | seen = $1::timestamptz + interval '90 seconds'
            now() - seen < interval '7 days'                   | seen > now() - interval '168 hours'
            current_timestamp - seen >= interval '1 month'     | seen <= current_timestamp - interval '720 hours'
            at + interval '2 weeks' < localtimestamp           | at < localtimestamp - interval '2 weeks'
            at - interval '1 day' > '2026-05-01 10:00'         | at > '2026-05-01 10:00'::timestamp + interval '1 day'
            localtimestamp - at < interval '1 hour'            | at > localtimestamp - interval '1 hour'
            day + 7 > current_date                             | day > current_date - 7
            day - 7 <= $1                                      | day <= $1::date + 7
            current_date - day < 30                            | day > current_date - 30
            """)
    void theColumnStandsAlone(String condition, String expected) {
        tester.on("SELECT id FROM events WHERE " + condition).becomes("SELECT id FROM events WHERE " + expected).promising(Gain.LIKELY);
    }

    @Test
    void theTypeTellsWhatIsExact() {
        tester.on("SELECT id FROM events WHERE now() - seen < interval '1 day'")
                .becomes("SELECT id FROM events WHERE seen > now() - interval '24 hours'")
                .given(Condition.holds(new Demand.Type("public.events", "seen", "timestamp with time zone")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "seen + interval '1 day' > now()",
            "seen + interval '1 month' > now()",
            "at + interval '1 month' > localtimestamp",
            "at + interval '1 day' > now()",
            "now() - at < interval '7 days'",
            "seen + interval '1 hour 5 minutes' > now()",
            "seen + $1 > now()",
            "seen + interval '1 hour' <> now()",
            "seen + interval '1 hour' > at",
            "seen + interval '1 hour' > clock_timestamp()",
            "$1 - seen < interval '7 days'",
            "day + interval '7 days' > now()",
            "id + 1 > 5",
            "seen * 2 > now()",
            "interval '1 hour' + seen > now()",
    })
    void staysQuietWhereItIsNotSure(String condition) {
        tester.on("SELECT id FROM events WHERE " + condition).staysQuiet();
    }
}
