package org.plumbline.advice.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The page of each rule, in Markdown: what it is, why it costs, what to do, its thresholds, and when it is wrong.
public final class RulePages {
    private RulePages() {}

    /// The page of the rule with this id; none where there is no such page.
    public static Optional<String> of(String id) {
        try (InputStream page = RulePages.class.getResourceAsStream(id + ".md")) {
            return page == null ? Optional.empty() : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("page of " + id, broken);
        }
    }
}
