package org.plumbline.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The page's one style sheet. Style attributes would need a weaker policy, so indentations are classes, `d0` to `d40`.
final class HtmlStyle {
    /// Deeper nodes are drawn at this depth.
    static final int DEEPEST = 40;
    private static final double FIRST_INDENT = 0.5;
    private static final double INDENT = 1.5;

    private HtmlStyle() {}

    static String sheet() {
        try (InputStream in = HtmlStyle.class.getResourceAsStream("report.css")) {
            var sheet = new StringBuilder(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            for (int depth = 1; depth <= DEEPEST; depth++) {
                sheet.append(".d").append(depth).append("{padding-left:").append(FIRST_INDENT + depth * INDENT).append("em}\n");
            }
            return sheet.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException("report.css", broken);
        }
    }

    /// As a policy names the sheet.
    static String hash(String sheet) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
