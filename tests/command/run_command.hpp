#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// What one run of the command did.
struct CommandResult {
  int status = -1;     ///< exit status; 128 + the signal where one ended it
  std::string output;  ///< what went to standard output
  std::string errors;  ///< what went to standard error

  /// Whether standard error holds exactly one line, and that says `text`.
  bool says_in_one_line(const std::string& text) const;
};

/// An empty folder that the commands of one test run in; removed at the end.
class WorkFolder {
 public:
  WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder();

  /// Runs `xenoglyph arguments...` in the folder.
  /// @param input  what stands on standard input
  CommandResult run(const std::vector<std::string>& arguments, const std::string& input = "") const;
  /// The same with standard output going to the file at `output`.
  CommandResult run_to(const std::string& output, const std::vector<std::string>& arguments) const;

  /// The same in a process that file permissions hold back: where root runs the tests, that of
  /// another user (through util-linux's setpriv; status 127 or 1 where that can't be done).
  CommandResult run_held_back(const std::vector<std::string>& arguments) const;

  /// The same in a process that can write no more than so many bytes to a file.
  CommandResult run_with_small_files(const std::vector<std::string>& arguments,
                                     int kibibytes) const;

  /// The same, with Ctrl-C (SIGINT) pressed after so many seconds.
  CommandResult run_interrupted(const std::vector<std::string>& arguments, double seconds) const;

  void write(const std::string& name, const std::string& content) const;
  std::string read(const std::string& name) const;
  bool has(const std::string& name) const;
  /// The names of all that is there, sorted.
  std::vector<std::string> names() const;
  std::filesystem::path operator/(const std::string& name) const { return work_ / name; }

 private:
  CommandResult run_words(const std::vector<std::string>& words, const std::filesystem::path& input,
                          const std::filesystem::path& output) const;

  std::filesystem::path top_;   // holds what the streams are led to, and:
  std::filesystem::path work_;  // where the commands run
};
