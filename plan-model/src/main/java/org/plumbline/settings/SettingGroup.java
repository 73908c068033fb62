package org.plumbline.settings;

import java.util.List;

/// Settings that are judged by like rules; stateless.
interface SettingGroup {
    Topic topic();

    List<SettingCheck> checks();
}
