package org.plumbline.app.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.advice.Rule;
import org.plumbline.advice.RuleInfo;
import org.plumbline.advice.rule.RuleBook;
import org.plumbline.advice.rule.RulePages;
import org.plumbline.plan.Capability;

/// The tool and its rules, each with its page.
final class SarifRules {
    private static final List<String> IDS = RuleBook.rules().stream().map(rule -> rule.info().id()).toList();

    private SarifRules() {}

    /// A rule's number in the list; -1 where it is not in the book.
    static int index(String id) {
        return IDS.indexOf(id);
    }

    static void write(Json json) {
        json.generator().writeObjectPropertyStart("tool");
        json.generator().writeObjectPropertyStart("driver");
        json.text("name", "Plumbline");
        json.text("version", Optional.ofNullable(SarifRules.class.getPackage().getImplementationVersion()).orElse("0"));
        text(json, "shortDescription", "Finds what is slow in a PostgreSQL query, and says what would help.");
        json.generator().writeArrayPropertyStart("rules");
        RuleBook.rules().stream().map(Rule::info).forEach(rule -> rule(json, rule));
        json.generator().writeEndArray();
        json.generator().writeEndObject();
        json.generator().writeEndObject();
    }

    private static void rule(Json json, RuleInfo rule) {
        json.generator().writeRaw('\n');
        json.generator().writeStartObject();
        json.text("id", rule.id());
        text(json, "shortDescription", rule.title());
        RulePages.of(rule.id()).ifPresent(page -> {
            text(json, "fullDescription", whatItIs(page).orElse(rule.title()));
            json.generator().writeObjectPropertyStart("help");
            json.text("text", braces(page));
            json.text("markdown", braces(page));
            json.generator().writeEndObject();
        });
        json.generator().writeObjectPropertyStart("properties");
        json.texts("tags", List.of("postgresql", rule.category().name().toLowerCase(Locale.ROOT)));
        json.texts("needs", rule.needs().stream().sorted().map(Capability::name).toList());
        json.generator().writeEndObject();
        json.generator().writeEndObject();
    }

    private static void text(Json json, String name, String text) {
        json.generator().writeObjectPropertyStart(name);
        json.text("text", braces(text));
        json.generator().writeEndObject();
    }

    /// The page's paragraph of that name.
    private static Optional<String> whatItIs(String page) {
        String name = "**What it is.**";
        int start = page.indexOf(name);
        if (start < 0) {
            return Optional.empty();
        }
        int end = page.indexOf("\n\n", start);
        String words = page.substring(start + name.length(), end < 0 ? page.length() : end);
        return Optional.of(words.strip().replace('\n', ' ').replace("`", ""));
    }

    private static String braces(String text) {
        return text.replace("{", "{{").replace("}", "}}");
    }
}
