// The page's side of the web platform: implements page.hpp and calls page_events.cpp. A library of
// Emscripten's, merged into the program's JavaScript at link time.
//
// The loader gives the module `canvas`, `textInput` (a hidden text area: on-screen keyboards, input methods
// and dead keys write there) and `page`: functions failure(message), announce(text), graphicsLost(lost), ready().

mergeInto(LibraryManager.library, {
  $XenoglyphPage: {
    frameRequest: 0,
    failed: false,
    textWanted: false,
    mayLeave: false,
    controlDown: false,

    // Runs what may call into the program. What it throws (a trap, an abort) ends the program.
    guarded: function (action) {
      return function (event) {
        if (XenoglyphPage.failed) return undefined;
        try {
          return action(event);
        } catch (error) {
          return XenoglyphPage.fail(String((error && error.message) || error));
        }
      };
    },

    fail: function (message) {
      if (XenoglyphPage.failed) return;
      XenoglyphPage.failed = true;
      console.error('Xenoglyph: ' + message);
      Module['page'].failure(message);
    },

    listen: function (target, type, action, options) {
      target.addEventListener(type, XenoglyphPage.guarded(action), options);
    },

    text: function (pointer, length) {
      return new TextDecoder().decode(HEAPU8.subarray(pointer, pointer + length));
    },

    // A text in the program's memory, ended by a zero; the program frees it.
    allocated: function (text) {
      const bytes = new TextEncoder().encode(text);
      const pointer = _malloc(bytes.length + 1);
      HEAPU8.set(bytes, pointer);
      HEAPU8[pointer + bytes.length] = 0;
      return pointer;
    },

    // Calls `receive(pointer, length)` with bytes in the program's memory, for as long as the call lasts.
    withBytes: function (bytes, receive) {
      const pointer = _malloc(bytes.length + 1);
      if (!pointer) throw new Error('out of memory');
      try {
        HEAPU8.set(bytes, pointer);
        return receive(pointer, bytes.length);
      } finally {
        _free(pointer);
      }
    },

    withText: function (text, receive) {
      return XenoglyphPage.withBytes(new TextEncoder().encode(text), receive);
    },

    refresh: function () {
      if (XenoglyphPage.frameRequest) return;
      XenoglyphPage.frameRequest = requestAnimationFrame(
        XenoglyphPage.guarded(function () {
          XenoglyphPage.frameRequest = 0;
          _xenoglyph_on_frame();
        }),
      );
    },

    // The drawing buffer follows the canvas's size in device pixels, at any zoom and on any screen.
    watchSize: function () {
      const canvas = Module['canvas'];
      // `exact` is what the browser says, where it does. Where a pixel ratio is only emulated (developer tools,
      // headless tests) it speaks of other pixels than are shown: then it is far from what we compute.
      const measure = function (exact) {
        const ratio = window.devicePixelRatio || 1;
        const box = canvas.getBoundingClientRect();
        const snapped = function (computed, said) {
          return said && Math.abs(said - computed) < 2 ? said : Math.round(computed);
        };
        _xenoglyph_on_size(
          snapped(box.width * ratio, exact && exact.inlineSize),
          snapped(box.height * ratio, exact && exact.blockSize),
          ratio,
        );
      };
      const observer = new ResizeObserver(
        XenoglyphPage.guarded(function (entries) {
          const sizes = entries[entries.length - 1].devicePixelContentBoxSize;
          measure(sizes && sizes[0]);
        }),
      );
      try {
        observer.observe(canvas, { box: 'device-pixel-content-box' });
      } catch {
        observer.observe(canvas);
      }
      const watchRatio = function () {
        const query = matchMedia('(resolution: ' + (window.devicePixelRatio || 1) + 'dppx)');
        const changed = XenoglyphPage.guarded(function () {
          query.removeEventListener('change', changed);
          watchRatio();
          measure();
        });
        query.addEventListener('change', changed);
      };
      watchRatio();
      measure();
    },

    // Mouse, pen and fingers. One finger is the pointer; two scroll and pinch.
    watchPointers: function () {
      const canvas = Module['canvas'];
      const fingers = new Map();
      let gesture = null;
      let hover = null;
      const kinds = { mouse: 0, touch: 1, pen: 2 };
      const kind = function (event) {
        return kinds[event.pointerType] || 0;
      };
      const place = function (event) {
        const box = canvas.getBoundingClientRect();
        return {
          x: ((event.clientX - box.left) * canvas.width) / box.width,
          y: ((event.clientY - box.top) * canvas.height) / box.height,
        };
      };
      // The browser counts middle before right, ImGui after.
      const button = function (event) {
        return [0, 2, 1, 3, 4][event.button];
      };
      const spread = function () {
        const both = Array.from(fingers.values());
        return {
          x: (both[0].x + both[1].x) / 2,
          y: (both[0].y + both[1].y) / 2,
          distance: Math.hypot(both[0].x - both[1].x, both[0].y - both[1].y),
        };
      };
      const listen = function (type, action) {
        XenoglyphPage.listen(canvas, type, action);
      };

      listen('pointerdown', function (event) {
        canvas.setPointerCapture(event.pointerId);
        XenoglyphPage.mayLeave = false;
        hover = null;
        const at = place(event);
        if (event.pointerType === 'touch') {
          fingers.set(event.pointerId, at);
          if (fingers.size === 2) {
            // Not a press after all: let go where nothing is.
            _xenoglyph_on_pointer_gone();
            _xenoglyph_on_button(0, 0, 1);
            gesture = spread();
          }
          if (fingers.size > 1) return;
        }
        _xenoglyph_on_pointer(at.x, at.y, kind(event));
        if (button(event) !== undefined) _xenoglyph_on_button(button(event), 1, kind(event));
      });
      listen('pointermove', function (event) {
        const at = place(event);
        if (event.pointerType === 'touch') {
          if (!fingers.has(event.pointerId)) return;
          fingers.set(event.pointerId, at);
          if (gesture && fingers.size === 2) {
            const now = spread();
            const step = 50 * (window.devicePixelRatio || 1);
            _xenoglyph_on_pointer(now.x, now.y, 1);
            _xenoglyph_on_wheel(
              (now.x - gesture.x) / step,
              (now.y - gesture.y) / step + 8 * Math.log2(Math.max(now.distance, 1) / Math.max(gesture.distance, 1)),
            );
            gesture = now;
          }
          if (gesture) return;
        } else if (event.button >= 0 && button(event) !== undefined) {
          // A further button while one is held comes as a move.
          _xenoglyph_on_button(
            button(event),
            (event.buttons & [1, 4, 2, 8, 16][event.button]) !== 0 ? 1 : 0,
            kind(event),
          );
        } else if (hover && hover.x === at.x && hover.y === at.y) {
          // Browsers tell of a mouse at rest again when they lay the page out: no reason to draw.
          return;
        }
        hover = at;
        _xenoglyph_on_pointer(at.x, at.y, kind(event));
      });
      const released = function (event) {
        const at = place(event);
        hover = null;
        if (event.pointerType === 'touch') {
          if (!fingers.delete(event.pointerId)) return;
          if (gesture) {
            if (fingers.size === 0) {
              gesture = null;
              _xenoglyph_on_pointer_gone();
            }
            return;
          }
        }
        if (event.type === 'pointercancel') _xenoglyph_on_pointer_gone();
        else _xenoglyph_on_pointer(at.x, at.y, kind(event));
        for (let i = 0; i < (event.type === 'pointercancel' ? 3 : 0); ++i) _xenoglyph_on_button(i, 0, kind(event));
        if (event.type === 'pointerup' && button(event) !== undefined)
          _xenoglyph_on_button(button(event), 0, kind(event));
        // A lifted finger hovers over nothing.
        if (event.pointerType === 'touch') {
          _xenoglyph_on_pointer_gone();
          // Only here does a phone show its keyboard.
          if (XenoglyphPage.textWanted) Module['textInput'].focus({ preventScroll: true });
        }
      };
      listen('pointerup', released);
      listen('pointercancel', released);
      listen('pointerleave', function (event) {
        hover = null;
        if (event.pointerType !== 'touch') _xenoglyph_on_pointer_gone();
      });
      listen('contextmenu', function (event) {
        event.preventDefault();
      });
      // The canvas takes the keyboard, unless text is being typed.
      listen('mousedown', function (event) {
        event.preventDefault();
        if (document.activeElement !== Module['textInput']) canvas.focus({ preventScroll: true });
      });
      // Not passive: the page must not scroll along. A wheel with Control is the browser's zoom, unless no such
      // key is down: then it is two fingers pinching on a touchpad.
      XenoglyphPage.listen(
        canvas,
        'wheel',
        function (event) {
          if (event.ctrlKey && XenoglyphPage.controlDown) return;
          event.preventDefault();
          const unit = [0.01, 1 / 3, 3][event.deltaMode] * (event.ctrlKey ? 10 : 1);
          _xenoglyph_on_wheel(-event.deltaX * unit, -event.deltaY * unit);
        },
        { passive: false },
      );
    },

    // Keys reach the program, except those that are the browser's.
    watchKeys: function () {
      const canvas = Module['canvas'];
      const input = Module['textInput'];
      const held = new Map();
      const modifierKeys = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'];
      const editingKeys = ['a', 'c', 'v', 'x', 'y', 'z'];
      const ownKeys = [
        'Tab',
        'Enter',
        'Backspace',
        'Delete',
        'Insert',
        'Home',
        'End',
        'PageUp',
        'PageDown',
        'ArrowLeft',
        'ArrowRight',
        'ArrowUp',
        'ArrowDown',
        'Escape',
      ];

      const modifiers = function (event) {
        // AltGr writes characters; it is not Control and Alt.
        const writing = event.getModifierState('AltGraph');
        XenoglyphPage.controlDown = event.ctrlKey;
        _xenoglyph_on_modifiers(
          event.ctrlKey && !writing ? 1 : 0,
          event.shiftKey ? 1 : 0,
          event.altKey && !writing ? 1 : 0,
          event.metaKey ? 1 : 0,
        );
      };
      // Letters by what they mean on this layout, all else by its place on the keyboard.
      const name = function (event) {
        return /^[a-z]$/i.test(event.key) ? 'Key' + event.key.toUpperCase() : event.code || event.key;
      };
      const send = function (key, down) {
        XenoglyphPage.withText(key, function (pointer, length) {
          _xenoglyph_on_key(pointer, length, down ? 1 : 0);
        });
      };
      const write = function (text) {
        XenoglyphPage.withText(text, _xenoglyph_on_text);
      };
      // The text area always holds one character on each side of its cursor, so that deleting is noticed.
      const resetInput = function () {
        input.value = '  ';
        input.setSelectionRange(1, 1);
      };
      const lift = function () {
        held.forEach(function (key) {
          send(key, false);
        });
        held.clear();
        XenoglyphPage.controlDown = false;
        _xenoglyph_on_modifiers(0, 0, 0, 0);
      };

      const pressed = function (event) {
        if (event.isComposing || event.keyCode === 229) return;
        const mac = _xenoglyph_page_is_mac();
        const writing = event.getModifierState('AltGraph');
        const command = !writing && (event.ctrlKey || event.metaKey);
        const printable = Array.from(event.key).length === 1;
        modifiers(event);
        if (modifierKeys.includes(event.key)) {
          send(name(event), true);
          held.set(event.code, name(event));
          return;
        }
        // Escape where there is nothing to cancel, then Tab, leaves the canvas for the rest of the page.
        if (event.key === 'Tab' && (XenoglyphPage.mayLeave || command || event.altKey)) return;
        XenoglyphPage.mayLeave = event.key === 'Escape' && _xenoglyph_nothing_to_escape() !== 0;
        if (command && printable && event.key !== ' ' && !editingKeys.includes(event.key.toLowerCase())) return;
        if (event.altKey && !writing && !mac) return;
        if (!printable && !ownKeys.includes(event.key)) return;
        // Pasting waits for the browser's paste event, which brings the text.
        if (command && event.key.toLowerCase() === 'v') return;
        if (
          !(command && 'cx'.includes(event.key.toLowerCase())) &&
          !(event.target === input && printable && !command) &&
          event.key !== 'Escape'
        ) {
          event.preventDefault();
        }
        send(name(event), true);
        if (event.metaKey)
          send(name(event), false); // a Mac tells of no release while Command is down
        else held.set(event.code, name(event));
        if (printable && !command && event.target !== input) write(event.key);
      };
      const released = function (event) {
        modifiers(event);
        const key = held.get(event.code);
        if (key === undefined) return;
        held.delete(event.code);
        send(key, false);
      };

      [canvas, input].forEach(function (element) {
        XenoglyphPage.listen(element, 'keydown', pressed);
        XenoglyphPage.listen(element, 'keyup', released);
        XenoglyphPage.listen(element, 'focus', function () {
          _xenoglyph_on_focus(1);
        });
        XenoglyphPage.listen(element, 'blur', function (event) {
          if (event.relatedTarget === canvas || event.relatedTarget === input) return;
          lift();
          _xenoglyph_on_focus(0);
        });
      });
      XenoglyphPage.listen(input, 'input', function (event) {
        if (event.isComposing || event.inputType === 'insertCompositionText') return;
        const type = event.inputType || '';
        const stroke =
          type === 'deleteContentForward'
            ? 'Delete'
            : type.startsWith('delete')
              ? 'Backspace'
              : type === 'insertLineBreak' || type === 'insertParagraph'
                ? 'Enter'
                : '';
        if (stroke) {
          send(stroke, true);
          send(stroke, false);
        } else if (event.data && type !== 'insertFromComposition') {
          write(event.data);
        }
        resetInput();
      });
      XenoglyphPage.listen(input, 'compositionend', function (event) {
        write(event.data);
        resetInput();
      });
      XenoglyphPage.listen(document, 'paste', function (event) {
        if (document.activeElement !== canvas && document.activeElement !== input) return;
        event.preventDefault();
        if (event.clipboardData.files.length) XenoglyphPage.readFiles(event.clipboardData.files);
        else XenoglyphPage.withText(event.clipboardData.getData('text/plain'), _xenoglyph_on_paste);
      });
      resetInput();
      canvas.focus({ preventScroll: true });
    },

    watchGraphics: function () {
      const canvas = Module['canvas'];
      XenoglyphPage.listen(canvas, 'webglcontextlost', function (event) {
        event.preventDefault(); // without this it is never given back
        _xenoglyph_on_graphics_lost(1);
      });
      XenoglyphPage.listen(canvas, 'webglcontextrestored', function () {
        _xenoglyph_on_graphics_lost(0);
      });
    },

    // Address, colours and files.
    watchSurroundings: function () {
      XenoglyphPage.listen(window, 'hashchange', function (event) {
        // Our own address may have been written over it since.
        XenoglyphPage.withText(new URL(event.newURL).hash.slice(1), _xenoglyph_on_address);
      });
      XenoglyphPage.listen(matchMedia('(prefers-color-scheme: dark)'), 'change', function (event) {
        _xenoglyph_on_dark_mode(event.matches ? 1 : 0);
      });
      ['dragenter', 'dragover'].forEach(function (type) {
        XenoglyphPage.listen(window, type, function (event) {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'copy';
          document.body.classList.add('dropping');
        });
      });
      XenoglyphPage.listen(window, 'dragleave', function (event) {
        if (!event.relatedTarget) document.body.classList.remove('dropping');
      });
      XenoglyphPage.listen(window, 'drop', function (event) {
        document.body.classList.remove('dropping');
        if (!event.dataTransfer.files.length) return;
        event.preventDefault();
        XenoglyphPage.readFiles(event.dataTransfer.files);
      });
    },

    readFiles: function (files) {
      const largest = 64 * 1024 * 1024;
      Array.from(files).forEach(function (file) {
        const refuse = XenoglyphPage.guarded(function (reason) {
          XenoglyphPage.withText(file.name, function (name, nameLength) {
            XenoglyphPage.withText(reason, function (pointer, length) {
              _xenoglyph_on_file_failed(name, nameLength, pointer, length);
            });
          });
        });
        if (file.size > largest) {
          refuse('It has ' + Math.ceil(file.size / 1048576) + ' MiB; at most 64 MiB can be read.');
          return;
        }
        file.arrayBuffer().then(
          XenoglyphPage.guarded(function (content) {
            XenoglyphPage.withText(file.name, function (name, nameLength) {
              XenoglyphPage.withBytes(new Uint8Array(content), function (pointer, length) {
                _xenoglyph_on_file(name, nameLength, pointer, length);
              });
            });
          }),
          function () {
            refuse('The file can’t be read.');
          },
        );
      });
    },

    // The old way, where the page is not served over https.
    copyThroughSelection: function (text) {
      const area = document.createElement('textarea');
      const focused = document.activeElement;
      area.value = text;
      area.className = 'hidden';
      document.body.appendChild(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      if (focused) focused.focus({ preventScroll: true });
    },
  },

  xenoglyph_page_start__deps: ['$XenoglyphPage'],
  xenoglyph_page_start: function () {
    XenoglyphPage.watchPointers();
    XenoglyphPage.watchKeys();
    XenoglyphPage.watchGraphics();
    XenoglyphPage.watchSurroundings();
    XenoglyphPage.watchSize();
  },

  xenoglyph_page_schedule__deps: ['$XenoglyphPage'],
  xenoglyph_page_schedule: function () {
    XenoglyphPage.refresh();
  },

  xenoglyph_page_set_canvas_size: function (width, height) {
    // Setting a size clears the canvas, even when it is the same.
    const canvas = Module['canvas'];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
  },

  xenoglyph_page_set_cursor: function (cursor) {
    const shapes = [
      'default',
      'text',
      'move',
      'ns-resize',
      'ew-resize',
      'nesw-resize',
      'nwse-resize',
      'pointer',
      'not-allowed',
    ];
    const shape = cursor < 0 ? 'none' : shapes[cursor] || 'default';
    const style = Module['canvas'].style;
    if (style.cursor !== shape) style.cursor = shape;
  },

  xenoglyph_page_set_text_input__deps: ['$XenoglyphPage'],
  xenoglyph_page_set_text_input: function (wanted, x, y, lineHeight) {
    const input = Module['textInput'];
    const canvas = Module['canvas'];
    XenoglyphPage.textWanted = wanted !== 0;
    const scale = canvas.clientWidth / canvas.width;
    input.style.left = x * scale + 'px';
    input.style.top = y * scale + 'px';
    input.style.height = lineHeight * scale + 'px';
    if (wanted && document.activeElement === canvas) input.focus({ preventScroll: true });
    else if (!wanted && document.activeElement === input) canvas.focus({ preventScroll: true });
  },

  xenoglyph_page_ready: function () {
    Module['page'].ready();
  },

  xenoglyph_page_graphics_lost: function (lost) {
    Module['page'].graphicsLost(lost !== 0);
  },

  xenoglyph_page_fail__deps: ['$XenoglyphPage'],
  xenoglyph_page_fail: function (message, length) {
    XenoglyphPage.fail(XenoglyphPage.text(message, length));
  },

  xenoglyph_page_announce__deps: ['$XenoglyphPage'],
  xenoglyph_page_announce: function (text, length) {
    Module['page'].announce(XenoglyphPage.text(text, length));
  },

  xenoglyph_page_copy__deps: ['$XenoglyphPage'],
  xenoglyph_page_copy: function (pointer, length) {
    const text = XenoglyphPage.text(pointer, length);
    if (!navigator.clipboard) {
      XenoglyphPage.copyThroughSelection(text);
      return;
    }
    navigator.clipboard.writeText(text).catch(function () {
      XenoglyphPage.copyThroughSelection(text);
    });
  },

  xenoglyph_page_choose_file__deps: ['$XenoglyphPage'],
  xenoglyph_page_choose_file: function (accept, length) {
    const chooser = document.createElement('input');
    chooser.type = 'file';
    chooser.accept = XenoglyphPage.text(accept, length);
    chooser.addEventListener('change', function () {
      XenoglyphPage.readFiles(chooser.files);
    });
    chooser.click();
  },

  xenoglyph_page_request_asset__deps: ['$XenoglyphPage'],
  xenoglyph_page_request_asset: function (pointer, length) {
    const name = XenoglyphPage.text(pointer, length);
    const progress = XenoglyphPage.guarded(function (received, total) {
      XenoglyphPage.withText(name, function (text, textLength) {
        _xenoglyph_on_asset_progress(text, textLength, received, total);
      });
    });
    const arrived = XenoglyphPage.guarded(function (content) {
      XenoglyphPage.withText(name, function (text, textLength) {
        XenoglyphPage.withBytes(content, function (bytes, byteCount) {
          _xenoglyph_on_asset(text, textLength, bytes, byteCount);
        });
      });
    });
    const failed = XenoglyphPage.guarded(function (error) {
      XenoglyphPage.withText(name, function (text, textLength) {
        XenoglyphPage.withText(error.message, function (reason, reasonLength) {
          _xenoglyph_on_asset_failed(text, textLength, reason, reasonLength);
        });
      });
    });
    Module['page'].fetchAsset(name, progress).then(arrived, failed);
  },

  xenoglyph_page_save_file__deps: ['$XenoglyphPage'],
  xenoglyph_page_save_file: function (name, nameLength, type, typeLength, content, length) {
    const link = document.createElement('a');
    const blob = new Blob([HEAPU8.slice(content, content + length)], { type: XenoglyphPage.text(type, typeLength) });
    link.href = URL.createObjectURL(blob);
    link.download = XenoglyphPage.text(name, nameLength);
    link.click();
    setTimeout(function () {
      URL.revokeObjectURL(link.href);
    }, 60000);
  },

  xenoglyph_page_open_link__deps: ['$XenoglyphPage'],
  xenoglyph_page_open_link: function (url, length) {
    window.open(XenoglyphPage.text(url, length), '_blank', 'noopener');
  },

  xenoglyph_page_address__deps: ['$XenoglyphPage'],
  xenoglyph_page_address: function () {
    return XenoglyphPage.allocated(location.hash.slice(1));
  },

  xenoglyph_page_location__deps: ['$XenoglyphPage'],
  xenoglyph_page_location: function () {
    return XenoglyphPage.allocated(location.href.split('#')[0]);
  },

  xenoglyph_page_set_address__deps: ['$XenoglyphPage'],
  xenoglyph_page_set_address: function (pointer, length) {
    const hash = XenoglyphPage.text(pointer, length);
    history.replaceState(history.state, '', hash ? '#' + hash : location.pathname + location.search);
  },

  xenoglyph_page_prefers_dark: function () {
    return matchMedia('(prefers-color-scheme: dark)').matches ? 1 : 0;
  },

  xenoglyph_page_prefers_reduced_motion: function () {
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : 0;
  },

  xenoglyph_page_is_mac__sig: 'i',
  xenoglyph_page_is_mac: function () {
    return /mac|iphone|ipad/i.test(navigator.platform) ? 1 : 0;
  },
});
