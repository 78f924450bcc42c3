#include "run_command.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

constexpr uid_t nobody = 65534;

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void put(const fs::path& path, const std::string& content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  if (!file.flush()) {
    throw std::runtime_error("cannot write " + path.string());
  }
}

/// Runs a program with its three streams led to files, and waits for it.
class Streams {
 public:
  Streams(const fs::path& input, const fs::path& output, const fs::path& errors) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, input.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT,
                                     0600);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, errors.c_str(), O_WRONLY | O_CREAT,
                                     0600);
  }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
  ~Streams() { posix_spawn_file_actions_destroy(&actions_); }

  int run(std::vector<std::string> words, const fs::path& folder) {
    posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str());
    std::vector<char*> pointers;
    for (std::string& word : words) {
      pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    pid_t process = 0;
    if (posix_spawnp(&process, pointers.front(), &actions_, nullptr, pointers.data(), environ) !=
        0) {
      return 127;  // as a shell says that there is no such command
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  posix_spawn_file_actions_t actions_{};
};

fs::path temporary_folder() {
  std::string name = (fs::temp_directory_path() / "xenoglyph_command.XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error("cannot make a temporary folder");
  }
  return name;
}

std::vector<std::string> command_line(std::vector<std::string> words,
                                      const std::vector<std::string>& arguments) {
  words.emplace_back(XENOGLYPH_COMMAND);
  words.insert(words.end(), arguments.begin(), arguments.end());
  return words;
}

}  // namespace

bool CommandResult::says_in_one_line(const std::string& text) const {
  return errors.starts_with("xenoglyph: ") && std::ranges::count(errors, '\n') == 1 &&
         errors.ends_with('\n') && errors.find(text) != std::string::npos;
}

WorkFolder::WorkFolder() : top_(temporary_folder()), work_(top_ / "work") {
  fs::create_directory(work_);
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(top_, ignored);
}

CommandResult WorkFolder::run_words(const std::vector<std::string>& words, const fs::path& input,
                                    const fs::path& output) const {
  const fs::path errors = top_ / "errors";
  fs::remove(errors);
  CommandResult result;
  result.status = Streams(input, output, errors).run(words, work_);
  result.errors = content_of(errors);
  return result;
}

CommandResult WorkFolder::run(const std::vector<std::string>& arguments,
                              const std::string& input) const {
  put(top_ / "input", input);
  const fs::path output = top_ / "output";
  fs::remove(output);
  CommandResult result = run_words(command_line({}, arguments), top_ / "input", output);
  result.output = content_of(output);
  return result;
}

CommandResult WorkFolder::run_to(const std::string& output,
                                 const std::vector<std::string>& arguments) const {
  return run_words(command_line({}, arguments), "/dev/null", output);
}

CommandResult WorkFolder::run_held_back(const std::vector<std::string>& arguments) const {
  if (::geteuid() != 0) {
    return run_words(command_line({}, arguments), "/dev/null", "/dev/null");
  }
  // Another user must be able to reach the program and the folder.
  const fs::path program = top_ / "xenoglyph";
  fs::copy_file(XENOGLYPH_COMMAND, program, fs::copy_options::skip_existing);
  const std::vector<fs::path> reached = {top_, work_, program};
  if (std::ranges::all_of(reached, [](const fs::path& path) {
        return ::chown(path.c_str(), nobody, nobody) == 0;
      })) {
    const std::string id = std::to_string(nobody);
    std::vector<std::string> words = {"setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups",
                                      program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const CommandResult result = run_words(words, "/dev/null", "/dev/null");
    if (!result.errors.starts_with("setpriv:")) {
      return result;
    }
  }
  // There is no other user (a container of root alone): root without what lifts it above
  // permissions.
  return run_words(
      command_line({"setpriv", "--bounding-set", "-dac_override,-dac_read_search"}, arguments),
      "/dev/null", "/dev/null");
}

CommandResult WorkFolder::run_with_small_files(const std::vector<std::string>& arguments,
                                               int kibibytes) const {
  return run_words(
      command_line(
          {"bash", "-c", "ulimit -f " + std::to_string(kibibytes) + " && exec \"$@\"", "bash"},
          arguments),
      "/dev/null", "/dev/null");
}

CommandResult WorkFolder::run_interrupted(const std::vector<std::string>& arguments,
                                          double seconds) const {
  return run_words(
      command_line({"timeout", "--preserve-status", "--signal=INT", std::to_string(seconds)},
                   arguments),
      "/dev/null", "/dev/null");
}

void WorkFolder::write(const std::string& name, const std::string& content) const {
  put(work_ / name, content);
}

std::string WorkFolder::read(const std::string& name) const { return content_of(work_ / name); }

bool WorkFolder::has(const std::string& name) const { return fs::exists(work_ / name); }

std::vector<std::string> WorkFolder::names() const {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(work_)) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}
