package org.plumbline.sql;

/// What plain text a POSIX regular expression (`~`, `~*`) looks for.
///
/// @param plainRun the longest run of letters, digits and spaces that every match has: trigrams need three. 0 where that is not plain to
///         see, as with alternatives
public record RegexPattern(int plainRun) {
    static RegexPattern of(String pattern) {
        int longest = 0;
        int run = 0;
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '|') {
                return new RegexPattern(0);
            }
            if (c == '*' || c == '?' || c == '{') {
                // It stands for none too: the character before it need not be there.
                longest = Math.max(longest, run - 1);
                run = 0;
            } else if (depth == 0 && (Character.isLetterOrDigit(c) || c == ' ')) {
                run++;
            } else {
                longest = Math.max(longest, run);
                run = 0;
            }
            depth += c == '[' || c == '(' || c == '{' ? 1 : c == ']' || c == ')' || c == '}' ? -1 : 0;
            if (c == '\\') {
                i++;
            }
        }
        return new RegexPattern(Math.max(longest, run));
    }
}
