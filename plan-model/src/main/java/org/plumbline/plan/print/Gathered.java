package org.plumbline.plan.print;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Replaces nothing and remembers what there is to replace: the pieces of a plan are gathered before the first is replaced.
final class Gathered implements Substitutes {
    private final Map<String, NameKind> names = new LinkedHashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final SortedSet<String> numbers = new TreeSet<>();
    private final SortedSet<String> dates = new TreeSet<>();
    private final SortedSet<String> times = new TreeSet<>();
    private final Set<String> words = new LinkedHashSet<>();

    @Override
    public String name(String name, NameKind kind) {
        names.putIfAbsent(name, kind);
        return name;
    }

    @Override
    public boolean knows(String name) {
        return names.containsKey(name);
    }

    @Override
    public void keep(String name) {
        kept.add(name);
    }

    @Override
    public String digits(String digits) {
        numbers.add(digits);
        return digits;
    }

    @Override
    public String word(String word) {
        words.add(word.toLowerCase(Locale.ROOT));
        return word;
    }

    @Override
    public String date(String date) {
        dates.add(date);
        return date;
    }

    @Override
    public String time(String time) {
        times.add(time);
        return time;
    }

    Map<String, NameKind> names() {
        return names;
    }

    Set<String> kept() {
        return kept;
    }

    SortedSet<String> numbers() {
        return numbers;
    }

    SortedSet<String> dates() {
        return dates;
    }

    SortedSet<String> times() {
        return times;
    }

    Set<String> words() {
        return words;
    }

    /// What no substitute may be, in lower case.
    Set<String> originals() {
        var originals = new HashSet<>(words);
        originals.addAll(numbers);
        names.keySet().forEach(name -> originals.add(name.toLowerCase(Locale.ROOT)));
        return originals;
    }
}
