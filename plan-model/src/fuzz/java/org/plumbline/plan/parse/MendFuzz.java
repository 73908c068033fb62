package org.plumbline.plan.parse;

import java.nio.charset.StandardCharsets;

/// What takes off wrappings, joins lines and opens literals, by itself: no reading.
public final class MendFuzz {
    private MendFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Lines lines = Lines.of(SourceText.of("fuzz", new String(bytes, StandardCharsets.UTF_8)).text());
        Lines bare = Wrapping.off(lines);
        check(bare, lines);
        check(Mending.of(bare), lines);
        check(Mending.atSpaces(bare), lines);
        check(Escapes.off(lines), lines);
        Literals.of(lines).forEach(literal -> check(literal, lines));
        Wrapping.blocks(lines).forEach(block -> check(block.lines(), lines));
    }

    private static void check(Lines lines, Lines whole) {
        for (int line = 0; line < lines.count(); line++) {
            int number = lines.number(line);
            if (number < 1 || number > whole.count()) {
                throw new AssertionError("line " + number + " of " + whole.count());
            }
        }
    }
}
