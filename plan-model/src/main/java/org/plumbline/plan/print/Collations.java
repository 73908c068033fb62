package org.plumbline.plan.print;

import java.util.Set;

/// Collations that servers have by themselves (pg_collation): those with a name of their own, those of the operating system such as
/// `en_US.utf8`, and ICU's such as `de-AT-x-icu`.
final class Collations {
    private static final Set<String> NAMES = Set.of("C", "POSIX", "default", "ucs_basic", "unicode", "pg_c_utf8", "pg_unicode_fast");
    private static final int LANGUAGE_LENGTH = 2;

    private Collations() {}

    static boolean isKnown(String name) {
        return NAMES.contains(name) || name.endsWith("-x-icu") || name.startsWith("C.") || isLocale(name);
    }

    /// `en_US`, with an encoding or without.
    private static boolean isLocale(String name) {
        int underscore = name.indexOf('_');
        int end = underscore + 1 + LANGUAGE_LENGTH;
        return (underscore == LANGUAGE_LENGTH || underscore == LANGUAGE_LENGTH + 1) && name.length() >= end
                && name.substring(0, underscore).chars().allMatch(Character::isLowerCase)
                && name.substring(underscore + 1, end).chars().allMatch(Character::isUpperCase)
                && (name.length() == end || name.charAt(end) == '.' || name.charAt(end) == '@');
    }
}
