package org.plumbline.plan.print;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/// Dates and times of day in the place of others. Those that were found together keep their order, not their distances.
final class NewTimes {
    private static final LocalDate FIRST_DATE = LocalDate.of(2001, 1, 1);
    private static final LocalTime FIRST_TIME = LocalTime.of(1, 0);
    /// Hours and minutes, such as `08:15`.
    private static final int TIME_LENGTH = 5;

    private final Map<String, String> replacements = new HashMap<>();
    private long dates;
    private long times;

    void learn(SortedSet<String> foundDates, SortedSet<String> foundTimes) {
        for (String date : foundDates) {
            if (!replacements.containsKey(date)) {
                replacements.put(date, date(foundDates));
            }
        }
        for (String time : foundTimes) {
            if (!replacements.containsKey(time)) {
                replacements.put(time, time(foundTimes));
            }
        }
    }

    String of(String original) {
        return replacements.getOrDefault(original, original);
    }

    int count() {
        return replacements.size();
    }

    private String date(SortedSet<String> originals) {
        String date = FIRST_DATE.plusDays(dates++).toString();
        while (originals.contains(date)) {
            date = FIRST_DATE.plusDays(dates++).toString();
        }
        return date;
    }

    /// After a day's minutes they begin again.
    private String time(SortedSet<String> originals) {
        String time = FIRST_TIME.plusMinutes(times++).toString().substring(0, TIME_LENGTH);
        while (originals.contains(time) && times < originals.size() * 2L) {
            time = FIRST_TIME.plusMinutes(times++).toString().substring(0, TIME_LENGTH);
        }
        return time;
    }
}
