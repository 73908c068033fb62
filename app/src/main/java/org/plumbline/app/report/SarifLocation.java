package org.plumbline.app.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.plumbline.plan.LineRange;

/// What SARIF's results and notifications have in common: where, and a message.
final class SarifLocation {
    private static final String STANDARD_INPUT = "-";

    private SarifLocation() {}

    static void physical(Json json, String file, Optional<LineRange> lines) {
        json.generator().writeObjectPropertyStart("physicalLocation");
        json.generator().writeObjectPropertyStart("artifactLocation");
        json.text("uri", uri(file));
        json.generator().writeEndObject();
        lines.ifPresent(range -> {
            json.generator().writeObjectPropertyStart("region");
            json.whole("startLine", range.first());
            json.whole("endLine", range.last());
            json.generator().writeEndObject();
        });
        json.generator().writeEndObject();
    }

    /// SARIF takes `{0}` for a placeholder and `[words](target)` for a link (sections 3.11.5 and 3.11.6): what a plan quotes is neither.
    static void message(Json json, String words) {
        json.generator().writeObjectPropertyStart("message");
        json.text("text", VisibleText.of(words).replace("{", "{{").replace("}", "}}").replace("](", "] ("));
        json.generator().writeEndObject();
    }

    /// Relative as the argument is, so that a code host finds the file in its checkout.
    static String uri(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return "standard-input";
        }
        try {
            Path path = Path.of(file).normalize();
            if (path.isAbsolute()) {
                return path.toUri().toASCIIString();
            }
            String relative = path.toString().replace('\\', '/');
            return new URI(null, null, relative.contains(":") ? "./" + relative : relative, null).toASCIIString();
        } catch (URISyntaxException | InvalidPathException _) {
            return "unnamed";
        }
    }
}
