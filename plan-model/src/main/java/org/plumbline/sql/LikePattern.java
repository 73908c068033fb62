package org.plumbline.sql;

/// Where the plain text of a LIKE pattern stands.
///
/// @param shape as far as an index is concerned
/// @param plainRun the longest run of characters that stand for themselves: trigrams need three
public record LikePattern(Shape shape, int plainRun) {
    public enum Shape {
        /// `abc`: nothing stands for anything else.
        EXACT,
        /// `abc%`, `a_c%d`: it begins with plain text.
        PREFIX,
        /// `%abc`.
        SUFFIX,
        /// `%abc%`, `_b%c%`: neither its beginning nor its end alone is known.
        INFIX
    }

    static LikePattern of(String pattern) {
        int run = 0;
        int longest = 0;
        int wildcards = 0;
        boolean first = false;
        boolean last = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean wildcard = c == '%' || c == '_';
            if (c == '\\') {
                i++;
            }
            if (wildcard) {
                first |= run == 0 && wildcards == 0 && longest == 0;
                wildcards++;
                run = 0;
            } else {
                longest = Math.max(longest, ++run);
            }
            last = wildcard;
        }
        return new LikePattern(
                wildcards == 0 ? Shape.EXACT : !first ? Shape.PREFIX : !last && wildcards == 1 ? Shape.SUFFIX : Shape.INFIX, longest);
    }
}
