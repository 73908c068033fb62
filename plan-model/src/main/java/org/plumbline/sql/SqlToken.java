package org.plumbline.sql;

/// One piece of a statement, or of an expression as PostgreSQL deparses it.
///
/// @param text its characters, quotes included
public record SqlToken(Kind kind, String text) {
    /// Stands before the first and after the last token.
    public static final SqlToken NONE = new SqlToken(Kind.SPACE, "");

    /// What PostgreSQL's scanner (scan.l) tells apart.
    public enum Kind {
        SPACE,
        /// `-- to the line's end` and `/* nested */`.
        COMMENT,
        /// A name without quotes, or a keyword.
        WORD,
        /// `"A name"`, its inner quotes doubled.
        QUOTED_NAME,
        /// `'text'`, with a prefix such as `E` or `U&`, or between `$tags$`.
        STRING,
        NUMBER,
        /// `$1`.
        PARAMETER,
        OPERATOR,
        /// A bracket, `,`, `;`, `.`, `::` and every other character.
        SYMBOL
    }

    public boolean is(String symbol) {
        return text.equals(symbol);
    }

    /// This word in whatever case.
    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /// Space or a comment.
    public boolean isSilent() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }

    /// The name in the quotes.
    public String unquoted() {
        return kind == Kind.QUOTED_NAME && text.length() > 1 && text.endsWith("\"")
                ? text.substring(text.indexOf('"') + 1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
