package org.plumbline.app.report;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a report may be written as.
public enum ReportFormat {
    HTML("HTML page", ".html"),
    MARKDOWN("Markdown", ".md"),
    SARIF("SARIF for CI", ".sarif"),
    JSON("JSON", ".json"),
    TEXT("Plain text", ".txt");

    private final String title;
    private final String ending;

    ReportFormat(String title, String ending) {
        this.title = title;
        this.ending = ending;
    }

    public String title() {
        return title;
    }

    /// Of a file's name, with its dot.
    public String ending() {
        return ending;
    }

    /// The format that a file's name asks for; none where it has another ending.
    public static Optional<ReportFormat> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".sarif.json")) {
            return Optional.of(SARIF);
        }
        return Arrays.stream(values()).filter(format -> lower.endsWith(format.ending)).findFirst();
    }

    /// Those that a comparison of plans can be: SARIF knows findings of one plan alone.
    public static List<ReportFormat> ofComparisons() {
        return List.of(HTML, MARKDOWN, JSON, TEXT);
    }

    /// Writes to this stream, which stays open; without colours.
    public ReportWriter writer(OutputStream out) {
        return switch (this) {
            case HTML -> new DocumentReport(out, new HtmlDocument());
            case MARKDOWN -> new DocumentReport(out, new MarkdownDocument());
            case SARIF -> new SarifReport(out);
            case JSON -> new JsonReport(out);
            case TEXT -> new PlainReport(out, false);
        };
    }
}
