package org.plumbline.schema;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// What the checks would like to know of rows before they say anything.
public final class SampleQuestions {
    /// A person waits for the answers (our own).
    static final int MOST = 60;
    /// The rest is left to others.
    static final int MOST_OF_ONE_CHECK = 30;

    private SampleQuestions() {}

    /// Those of all checks, each once, the most database time first; so many as can be asked while a person waits.
    public static List<SampleQuestion> of(SchemaFacts facts) {
        var questions = new LinkedHashSet<SampleQuestion>();
        for (SchemaCheck check : SchemaBook.checks()) {
            sorted(check.questions(facts)).stream().limit(MOST_OF_ONE_CHECK).forEach(questions::add);
        }
        return sorted(List.copyOf(questions)).stream().limit(MOST).toList();
    }

    private static List<SampleQuestion> sorted(List<SampleQuestion> questions) {
        return questions.stream().sorted(Comparator.comparing(SampleQuestion::atStake).reversed()).toList();
    }
}
