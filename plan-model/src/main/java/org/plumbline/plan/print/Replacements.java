package org.plumbline.plan.print;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// The substitutes of all plans that are anonymised together.
final class Replacements implements Substitutes {
    private final NewNames names = new NewNames();
    private final NewNumbers numbers = new NewNumbers();
    private final NewWords words = new NewWords();
    private final NewTimes times = new NewTimes();

    /// Chooses substitutes for what is new in a plan.
    void learn(Gathered found) {
        Set<String> originals = found.originals();
        names.learn(found.names(), found.kept(), originals);
        numbers.learn(found.numbers());
        words.learn(found.words(), originals);
        times.learn(found.dates(), found.times());
    }

    /// How many names of each kind have a substitute.
    Map<NameKind, Integer> nameCounts() {
        return new EnumMap<>(names.counts());
    }

    /// How many words, numbers and times of literals have one.
    int literalCount() {
        return numbers.count() + words.count() + times.count();
    }

    @Override
    public String name(String name, NameKind kind) {
        return names.of(name);
    }

    @Override
    public boolean knows(String name) {
        return names.knows(name);
    }

    @Override
    public void keep(String name) {
        // It was kept when it was gathered.
    }

    @Override
    public String digits(String digits) {
        return numbers.of(digits);
    }

    @Override
    public String word(String word) {
        return words.of(word);
    }

    @Override
    public String date(String date) {
        return times.of(date);
    }

    @Override
    public String time(String time) {
        return times.of(time);
    }
}
