package org.plumbline.app.cli;

import java.util.Locale;
import org.plumbline.advice.Severity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A severity as the command line spells it: `high`, `medium`, `low`.
final class SeverityName implements ITypeConverter<Severity> {
    static String of(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Severity convert(String text) {
        for (Severity severity : Severity.values()) {
            if (of(severity).equals(text)) {
                return severity;
            }
        }
        throw new TypeConversionException("expected high, medium or low, found '" + text + "'");
    }
}
