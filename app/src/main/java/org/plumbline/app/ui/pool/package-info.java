/// The side panel that sizes connection pools.
package org.plumbline.app.ui.pool;
