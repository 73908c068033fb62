package org.plumbline.app.ui.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Finding;
import org.plumbline.plan.measure.MeasuredPlan;

/// One sentence for one finding, told from its figures and its node. A figure that is not there leaves its part of the sentence out; a rule
/// that is not known here, or that lacks what its sentence is about, gets its title and its node.
final class FindingSentence {
    private static final Map<String, Function<Told, Optional<String>>> SENTENCES = Stream.of(
                    ScanSentences.BY_RULE, ScanStorySentences.BY_RULE, JoinSentences.BY_RULE, RowSentences.BY_RULE,
                    ServerSentences.BY_RULE, DatabaseSentences.BY_RULE)
            .flatMap(some -> some.entrySet().stream()).collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private FindingSentence() {}

    static String of(Finding finding, MeasuredPlan plan) {
        Told told = Told.of(finding, plan);
        return Optional.ofNullable(SENTENCES.get(finding.rule().id())).flatMap(sentence -> sentence.apply(told))
                .orElseGet(() -> finding.rule().title() + told.node().map(at -> ": " + NodeText.title(at)).orElse("") + ".");
    }
}
