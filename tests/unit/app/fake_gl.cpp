// OpenGL ES 3 that draws nothing: the calls that src/render makes, each of them successful. Linked
// in place of the real one, so that chapters run without a context, natively and in Node.
#include <GLES3/gl3.h>

namespace {

GLuint next_name = 1;

void give_names(GLsizei count, GLuint* names) {
  for (GLsizei i = 0; i < count; ++i) {
    names[i] = next_name++;
  }
}

}  // namespace

extern "C" {
void GL_APIENTRY glActiveTexture(GLenum /*texture*/) {}
void GL_APIENTRY glAttachShader(GLuint /*program*/, GLuint /*shader*/) {}
void GL_APIENTRY glBindBuffer(GLenum /*target*/, GLuint /*buffer*/) {}
void GL_APIENTRY glBindBufferBase(GLenum /*target*/, GLuint /*index*/, GLuint /*buffer*/) {}
void GL_APIENTRY glBindFramebuffer(GLenum /*target*/, GLuint /*framebuffer*/) {}
void GL_APIENTRY glBindRenderbuffer(GLenum /*target*/, GLuint /*renderbuffer*/) {}
void GL_APIENTRY glBindTexture(GLenum /*target*/, GLuint /*texture*/) {}
void GL_APIENTRY glBindVertexArray(GLuint /*array*/) {}
void GL_APIENTRY glBlendEquation(GLenum /*mode*/) {}
void GL_APIENTRY glBlendEquationSeparate(GLenum /*modeRGB*/, GLenum /*modeAlpha*/) {}
void GL_APIENTRY glBlendFunc(GLenum /*sfactor*/, GLenum /*dfactor*/) {}
void GL_APIENTRY glBlendFuncSeparate(GLenum /*sfactorRGB*/, GLenum /*dfactorRGB*/,
                                     GLenum /*sfactorAlpha*/, GLenum /*dfactorAlpha*/) {}
void GL_APIENTRY glBlitFramebuffer(GLint /*srcX0*/, GLint /*srcY0*/, GLint /*srcX1*/,
                                   GLint /*srcY1*/, GLint /*dstX0*/, GLint /*dstY0*/,
                                   GLint /*dstX1*/, GLint /*dstY1*/, GLbitfield /*mask*/,
                                   GLenum /*filter*/) {}
void GL_APIENTRY glBufferData(GLenum /*target*/, GLsizeiptr /*size*/, const void* /*data*/,
                              GLenum /*usage*/) {}
void GL_APIENTRY glBufferSubData(GLenum /*target*/, GLintptr /*offset*/, GLsizeiptr /*size*/,
                                 const void* /*data*/) {}
GLenum GL_APIENTRY glCheckFramebufferStatus(GLenum /*target*/) { return GL_FRAMEBUFFER_COMPLETE; }
void GL_APIENTRY glClear(GLbitfield /*mask*/) {}
void GL_APIENTRY glClearColor(GLfloat /*red*/, GLfloat /*green*/, GLfloat /*blue*/,
                              GLfloat /*alpha*/) {}
void GL_APIENTRY glCompileShader(GLuint /*shader*/) {}
GLuint GL_APIENTRY glCreateProgram() { return next_name++; }
GLuint GL_APIENTRY glCreateShader(GLenum /*type*/) { return next_name++; }
void GL_APIENTRY glDeleteBuffers(GLsizei /*n*/, const GLuint* /*buffers*/) {}
void GL_APIENTRY glDeleteFramebuffers(GLsizei /*n*/, const GLuint* /*framebuffers*/) {}
void GL_APIENTRY glDeleteProgram(GLuint /*program*/) {}
void GL_APIENTRY glDeleteRenderbuffers(GLsizei /*n*/, const GLuint* /*renderbuffers*/) {}
void GL_APIENTRY glDeleteShader(GLuint /*shader*/) {}
void GL_APIENTRY glDeleteTextures(GLsizei /*n*/, const GLuint* /*textures*/) {}
void GL_APIENTRY glDeleteVertexArrays(GLsizei /*n*/, const GLuint* /*arrays*/) {}
void GL_APIENTRY glDisable(GLenum /*cap*/) {}
void GL_APIENTRY glDisableVertexAttribArray(GLuint /*index*/) {}
void GL_APIENTRY glDrawArrays(GLenum /*mode*/, GLint /*first*/, GLsizei /*count*/) {}
void GL_APIENTRY glDrawArraysInstanced(GLenum /*mode*/, GLint /*first*/, GLsizei /*count*/,
                                       GLsizei /*instancecount*/) {}
void GL_APIENTRY glEnable(GLenum /*cap*/) {}
void GL_APIENTRY glEnableVertexAttribArray(GLuint /*index*/) {}
void GL_APIENTRY glFramebufferRenderbuffer(GLenum /*target*/, GLenum /*attachment*/,
                                           GLenum /*renderbuffertarget*/, GLuint /*renderbuffer*/) {
}
void GL_APIENTRY glFramebufferTexture2D(GLenum /*target*/, GLenum /*attachment*/,
                                        GLenum /*textarget*/, GLuint /*texture*/, GLint /*level*/) {
}
void GL_APIENTRY glGenBuffers(GLsizei n, GLuint* buffers) { give_names(n, buffers); }
void GL_APIENTRY glGenFramebuffers(GLsizei n, GLuint* framebuffers) { give_names(n, framebuffers); }
void GL_APIENTRY glGenRenderbuffers(GLsizei n, GLuint* renderbuffers) {
  give_names(n, renderbuffers);
}
void GL_APIENTRY glGenTextures(GLsizei n, GLuint* textures) { give_names(n, textures); }
void GL_APIENTRY glGenVertexArrays(GLsizei n, GLuint* arrays) { give_names(n, arrays); }
void GL_APIENTRY glGetFloatv(GLenum /*pname*/, GLfloat* data) {
  for (int i = 0; i < 4; ++i) {
    data[i] = 0.0F;
  }
}
void GL_APIENTRY glGetIntegerv(GLenum pname, GLint* data) {
  const int count = pname == GL_VIEWPORT || pname == GL_SCISSOR_BOX ? 4 : 1;
  for (int i = 0; i < count; ++i) {
    data[i] = 0;
  }
  if (pname == GL_MAX_SAMPLES) {
    *data = 4;
  } else if (pname == GL_MAX_RENDERBUFFER_SIZE) {
    *data = 4096;
  }
}
void GL_APIENTRY glGetProgramInfoLog(GLuint /*program*/, GLsizei /*bufSize*/, GLsizei* /*length*/,
                                     GLchar* /*infoLog*/) {}
void GL_APIENTRY glGetProgramiv(GLuint /*program*/, GLenum /*pname*/, GLint* params) {
  *params = GL_TRUE;
}
void GL_APIENTRY glGetShaderInfoLog(GLuint /*shader*/, GLsizei /*bufSize*/, GLsizei* /*length*/,
                                    GLchar* /*infoLog*/) {}
void GL_APIENTRY glGetShaderiv(GLuint /*shader*/, GLenum /*pname*/, GLint* params) {
  *params = GL_TRUE;
}
GLuint GL_APIENTRY glGetUniformBlockIndex(GLuint /*program*/, const GLchar* /*uniformBlockName*/) {
  return 0;
}
GLint GL_APIENTRY glGetUniformLocation(GLuint /*program*/, const GLchar* /*name*/) { return 0; }
void GL_APIENTRY glInvalidateFramebuffer(GLenum /*target*/, GLsizei /*numAttachments*/,
                                         const GLenum* /*attachments*/) {}
GLboolean GL_APIENTRY glIsEnabled(GLenum /*cap*/) { return GL_FALSE; }
void GL_APIENTRY glLinkProgram(GLuint /*program*/) {}
void GL_APIENTRY glRenderbufferStorageMultisample(GLenum /*target*/, GLsizei /*samples*/,
                                                  GLenum /*internalformat*/, GLsizei /*width*/,
                                                  GLsizei /*height*/) {}
void GL_APIENTRY glScissor(GLint /*x*/, GLint /*y*/, GLsizei /*width*/, GLsizei /*height*/) {}
void GL_APIENTRY glShaderSource(GLuint /*shader*/, GLsizei /*count*/,
                                const GLchar* const* /*string*/, const GLint* /*length*/) {}
void GL_APIENTRY glTexParameteri(GLenum /*target*/, GLenum /*pname*/, GLint /*param*/) {}
void GL_APIENTRY glTexStorage2D(GLenum /*target*/, GLsizei /*levels*/, GLenum /*internalformat*/,
                                GLsizei /*width*/, GLsizei /*height*/) {}
void GL_APIENTRY glTexSubImage2D(GLenum /*target*/, GLint /*level*/, GLint /*xoffset*/,
                                 GLint /*yoffset*/, GLsizei /*width*/, GLsizei /*height*/,
                                 GLenum /*format*/, GLenum /*type*/, const void* /*pixels*/) {}
void GL_APIENTRY glUniform1f(GLint /*location*/, GLfloat /*v0*/) {}
void GL_APIENTRY glUniform1i(GLint /*location*/, GLint /*v0*/) {}
void GL_APIENTRY glUniform2f(GLint /*location*/, GLfloat /*v0*/, GLfloat /*v1*/) {}
void GL_APIENTRY glUniform3f(GLint /*location*/, GLfloat /*v0*/, GLfloat /*v1*/, GLfloat /*v2*/) {}
void GL_APIENTRY glUniform4fv(GLint /*location*/, GLsizei /*count*/, const GLfloat* /*value*/) {}
void GL_APIENTRY glUniformBlockBinding(GLuint /*program*/, GLuint /*uniformBlockIndex*/,
                                       GLuint /*uniformBlockBinding*/) {}
void GL_APIENTRY glUseProgram(GLuint /*program*/) {}
void GL_APIENTRY glVertexAttribDivisor(GLuint /*index*/, GLuint /*divisor*/) {}
void GL_APIENTRY glVertexAttribIPointer(GLuint /*index*/, GLint /*size*/, GLenum /*type*/,
                                        GLsizei /*stride*/, const void* /*pointer*/) {}
void GL_APIENTRY glVertexAttribPointer(GLuint /*index*/, GLint /*size*/, GLenum /*type*/,
                                       GLboolean /*normalized*/, GLsizei /*stride*/,
                                       const void* /*pointer*/) {}
void GL_APIENTRY glViewport(GLint /*x*/, GLint /*y*/, GLsizei /*width*/, GLsizei /*height*/) {}
}
