Feature: External configuration
  SWRA513C chapter 6. In this mode the host runs a method of its own beside the device's two. The device says when it
  may begin. Whoever configures a profile decides how it goes on: when the host does, it stops the process and goes on
  alone; when the device does, it asks for a restart first, since the host may hold sockets, and confirms after it.

  Rule: PROV-6-01 The device says when the host may begin

    @PROV-6-01 @PROV-7.2-18
    Scenario: PROV-6-01/1 READY after the start
      Given an idle device
      When the host starts external configuration
      Then the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      And the device reports nothing else

  Rule: PROV-6-02 No other mode says so

    @PROV-6-02
    Scenario Outline: PROV-6-02/1 <process>
      Given <process> is waiting for a profile
      Then the device reports nothing for the while after the start (10 s)

      Examples:
        | process                              |
        | AP provisioning                      |
        | SmartConfig provisioning             |
        | AP+SmartConfig provisioning          |
        | auto-provisioning as a station       |
        | auto-provisioning as an access point |

  Rule: PROV-6-06 AP provisioning works beside it

    @PROV-6-06 @PROV-3.4-01 @needs-phone
    Scenario Outline: PROV-6-06/1 a profile over the device's access point, <process>
      Given <process> is ready for the host
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: with another past
        | process                                |
        | external configuration after a success |

  Rule: PROV-6-07 SmartConfig works beside it

    @PROV-6-07 @PROV-3.4-01 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-6-07/1 a profile by SmartConfig, <process>
      Given <process> is ready for the host
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

  Rule: PROV-6-09 Stopped to stay, the device stays an access point

    @PROV-6-09 @needs-phone
    Scenario Outline: PROV-6-09/1 the host goes on alone, <process>
      Given <process> is ready for the host
      When the host stops provisioning, keeping the current role
      Then the process ends in role AP
      And the phone sees the device AP

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: with another past
        | process                                |
        | external configuration after a success |

  Rule: PROV-6-11 A profile makes the device ask for a restart
    The host holds a socket here, so that it is busy; a device that need not ask an idle host is not judged.

    @PROV-6-11 @PROV-7.4-02 @needs-phone
    Scenario Outline: PROV-6-11/1 over the device's access point, <process>
      Given <process> is ready for the host
      And the host calls sl_Socket
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"
      And the device reports a restart request

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: with another past
        | process                                |
        | external configuration after a success |

    @PROV-6-11 @PROV-7.4-02 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-6-11/2 by SmartConfig, <process>
      Given <process> is ready for the host
      And the host calls sl_Socket
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports a restart request

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

  Rule: PROV-6-12 It does not restart by itself while the host is busy
    Whether the APIs stay open after the request is advice (PROV-7.4-10), so a refusal is as good as an answer here.

    @PROV-6-12 @needs-phone
    Scenario: PROV-6-12/1 the host takes its time
      Given external configuration is ready for the host
      And the host calls sl_Socket
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      When the working time of the host (15 s) passes
      Then sl_DeviceGet is served or refused
      And the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND within the silence (3 s)

    @PROV-6-12 @needs-phone @needs-smartconfig
    Scenario: PROV-6-12/2 after a profile by SmartConfig
      Given external configuration is ready for the host
      And the host calls sl_Socket
      And the phone sends the profile "home" by SmartConfig
      And the device reports the profile "home"
      When the working time of the host (15 s) passes
      Then sl_DeviceGet is served or refused
      And the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND within the silence (3 s)

  Rule: PROV-6-14 After the restart it confirms by itself

    @PROV-6-14 @needs-phone @needs-network
    Scenario Outline: PROV-6-14/1 restarted as asked, <process>
      Given <process> is waiting for its restart
      And the network "home" is in range
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a success              |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

  Rule: PROV-6-15 Not before the restart

    @PROV-6-15 @PROV-8.7-02 @needs-phone @needs-network
    Scenario Outline: PROV-6-15/1 the host takes its time, <process>
      Given <process> is waiting for its restart
      And the network "home" is in range
      Then the device reports nothing for the working time of the host (15 s)

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |

  Rule: PROV-6-16 What sl_Start answers after a reset request

    @PROV-6-16 @needs-phone
    Scenario: PROV-6-16/1 restarted as asked
      Given external configuration is waiting for its restart
      When the host calls sl_Stop
      Then the suite records the answer of sl_Start
