package org.plumbline.plan.digest;

import java.nio.charset.StandardCharsets;
import org.plumbline.sql.Placeholders;

/// A statement without what changes from call to call, as [LogDigest] groups those of a log: literals, numbers and parameters of any kind
/// (`$1`, `:name`, `?`) are `?`, lists of them one `?`; comments are gone, white space is even, unquoted words are in lower case.
///
/// @param text so written
/// @param fingerprint of the text: two texts have the same one by a chance of one in thirty million among a million
public record NormalisedStatement(String text, long fingerprint) {
    /// What this statement is without its values.
    public static NormalisedStatement of(String sql) {
        byte[] bytes = Placeholders.numbered(sql).sql().getBytes(StandardCharsets.UTF_8);
        var statement = new StatementText();
        statement.normalise(bytes, 0, bytes.length);
        var fingerprint = new Fingerprint();
        fingerprint.add(statement.bytes(), 0, statement.size());
        return new NormalisedStatement(statement.text(), fingerprint.value());
    }
}
