/// The side panel *Cache*: what caches in front of a database would do, and which of its statements are worth one.
package org.plumbline.app.ui.cache;
