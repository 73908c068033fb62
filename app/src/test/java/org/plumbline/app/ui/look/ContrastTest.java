package org.plumbline.app.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// WCAG 2.1, level AA: text 4.5:1 on its background.
class ContrastTest {
    private static final Pattern ROLE = Pattern.compile("(-pl-[a-z0-9-]+):\\s*(#[0-9a-f]{6});");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textIsReadableOnItsBackground(Theme theme) throws IOException {
        Map<String, Color> roles = roles(theme);
        var soft = new SoftAssertions();
        for (String background : List.of("bg", "bg-side", "card-bg", "card-hover", "code-bg", "selection", "selection-inactive", "hover")) {
            for (String text : List.of("text", "muted", "severe", "medium", "good")) {
                check(soft, roles, text, background);
            }
        }
        for (int heat = 0; heat <= 5; heat++) {
            check(soft, roles, "text", "heat-" + heat);
        }
        for (String level : List.of("severe", "medium", "low", "good")) {
            check(soft, roles, level, level + "-bg");
        }
        for (String code : List.of("text", "keyword", "string", "number", "comment", "name")) {
            check(soft, roles, "code-" + code, "code-bg");
            check(soft, roles, "code-" + code, "bg");
            check(soft, roles, "code-" + code, "highlight-bg");
        }
        check(soft, roles, "on-accent", "accent");
        check(soft, roles, "accent", "bg");
        check(soft, roles, "accent-text", "selection");
        check(soft, roles, "accent-text", "bg");
        check(soft, roles, "accent", "bg-side");
        check(soft, roles, "text", "match");
        check(soft, roles, "muted", "highlight-bg");
        soft.assertAll();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void bothThemesHaveTheSameRoles(Theme theme) throws IOException {
        assertThat(roles(theme).keySet()).isEqualTo(roles(Theme.LIGHT).keySet());
    }

    private static void check(SoftAssertions soft, Map<String, Color> roles, String text, String background) {
        double ratio = contrast(roles.get("-pl-" + text), roles.get("-pl-" + background));
        soft.assertThat(ratio).as("%s on %s", text, background).isGreaterThanOrEqualTo(4.5);
    }

    private static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Color> roles(Theme theme) throws IOException {
        try (InputStream sheet = Objects.requireNonNull(Theme.class.getResourceAsStream(theme.roles()))) {
            var roles = new HashMap<String, Color>();
            var matcher = ROLE.matcher(new String(sheet.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                roles.put(matcher.group(1), Color.web(matcher.group(2)));
            }
            return roles;
        }
    }
}
