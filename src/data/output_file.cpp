#include "data/output_file.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/file_error.hpp"

namespace xenoglyph::data {

namespace {

FileError fault(const std::string& name, const std::string& what, int error) {
  return FileError(name + ": " + what + ": " + std::strerror(error));
}

FileError not_written(const std::string& name, int error) {
  return fault(name, "cannot be written", error);
}

void write_all(int descriptor, std::string_view content, const std::string& name) {
  while (!content.empty()) {
    const ssize_t count = ::write(descriptor, content.data(), content.size());
    if (count >= 0) {
      content.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      throw not_written(name, errno);
    }
  }
}

/// While it lives, signals that end the program wait, so that no half of a file is left behind.
class SignalsHeld {
 public:
#ifdef __EMSCRIPTEN__
  SignalsHeld() = default;
  ~SignalsHeld() {}
#else
  SignalsHeld() {
    sigset_t ending{};
    ::sigemptyset(&ending);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
      ::sigaddset(&ending, signal);
    }
    ::pthread_sigmask(SIG_BLOCK, &ending, &before_);
  }
  ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
#endif
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
#ifndef __EMSCRIPTEN__
  sigset_t before_{};
#endif
};

/// An open file that is closed at the end, and removed too unless it was kept.
class TemporaryFile {
 public:
  TemporaryFile(const std::filesystem::path& target, std::string name)
      : path_(target.string() + ".XXXXXX"), name_(std::move(name)) {
    descriptor_ = ::mkstemp(path_.data());
    if (descriptor_ < 0) {
      throw not_written(name_, errno);
    }
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
    if (!kept_) {
      ::unlink(path_.c_str());
    }
  }

  void write(std::string_view content) { write_all(descriptor_, content, name_); }

  void set_permissions(mode_t mode) {
    if (::fchmod(descriptor_, mode) != 0) {
      throw not_written(name_, errno);
    }
  }

  // Some file systems tell of a full disk only when the file is closed.
  void keep_as(const std::filesystem::path& target) {
    if (::close(std::exchange(descriptor_, -1)) != 0 ||
        std::rename(path_.c_str(), target.c_str()) != 0) {
      throw not_written(name_, errno);
    }
    kept_ = true;
  }

 private:
  std::string path_;
  std::string name_;
  int descriptor_ = -1;
  bool kept_ = false;
};

mode_t permissions_of_new_files() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

bool is_under(const std::filesystem::path& path, std::string_view folder) {
  return std::filesystem::absolute(path).lexically_normal().string().starts_with(folder);
}

// /dev/stdout may lead to a regular file that the shell holds open: replacing that would lose it.
bool is_written_directly(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  return is_under(path, "/dev/") || is_under(path, "/proc/") ||
         (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status));
}

void write_directly(const std::filesystem::path& path, std::string_view content) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) {
    throw not_written(path.string(), errno);
  }
  try {
    write_all(descriptor, content, path.string());
  } catch (...) {
    ::close(descriptor);
    throw;
  }
  if (::close(descriptor) != 0) {
    throw not_written(path.string(), errno);
  }
}

// The file itself where `path` is a symbolic link to it, also one that is not there yet.
std::filesystem::path resolved(std::filesystem::path path) {
  constexpr int most_links = 40;  // as Linux follows
  std::error_code error;
  for (int i = 0; i < most_links && std::filesystem::is_symlink(path, error); ++i) {
    path = path.parent_path() / std::filesystem::read_symlink(path, error);
  }
  return path;
}

void replace_file(const std::filesystem::path& path, std::string_view content) {
  const std::filesystem::path target = resolved(path);
  struct stat existing {};
  const bool exists = ::stat(target.c_str(), &existing) == 0;
  const SignalsHeld held;
  TemporaryFile file(target, path.string());
  file.set_permissions(exists ? existing.st_mode & 07777 : permissions_of_new_files());
  file.write(content);
  file.keep_as(target);
}

}  // namespace

void write_file(const std::filesystem::path& path, std::string_view content) {
  if (path == "-") {
    write_all(STDOUT_FILENO, content, "standard output");
  } else if (is_written_directly(path)) {
    write_directly(path, content);
  } else {
    replace_file(path, content);
  }
}

void check_writable(const std::filesystem::path& path) {
  if (path == "-") {
    return;
  }
  const std::string name = path.string();
  if (std::error_code error; std::filesystem::is_directory(path, error)) {
    throw not_written(name, EISDIR);
  }
  const bool direct = is_written_directly(path);
  const std::filesystem::path folder = std::filesystem::absolute(resolved(path)).parent_path();
  if (::access(direct ? path.c_str() : folder.c_str(), W_OK) != 0) {
    throw not_written(name, errno);
  }
}

}  // namespace xenoglyph::data
