Feature: External configuration
  SWRA513C chapter 6. In this mode the host runs a method of its own beside the two of the device. The device reports when
  the host may start. When the host has configured a network, it stops the process and continues alone. When a phone has
  added a profile, the device requests a restart first, because the host may use sockets. It confirms the profile after
  the restart.

  Rule: PROV-6-01 The device reports when the host may start its own method

    @PROV-6-01 @PROV-7.2-18
    Scenario: PROV-6-01/1 The device reports READY after the start of external configuration
      Given an idle device
      When the host starts external configuration
      Then the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      And the device reports nothing else

  Rule: PROV-6-02 No other mode reports READY

    @PROV-6-02
    Scenario Outline: PROV-6-02/1 The device reports nothing after the start of <process>
      Given <process> is waiting for a profile
      Then the device reports nothing for the while after the start (10 s)

      Examples:
        | process                              |
        | AP provisioning                      |
        | SmartConfig provisioning             |
        | AP+SmartConfig provisioning          |
        | auto-provisioning as a station       |
        | auto-provisioning as an access point |

  Rule: PROV-6-06 AP provisioning works beside external configuration

    @PROV-6-06 @PROV-3.4-01 @needs-phone
    Scenario Outline: PROV-6-06/1 During <process>, external configuration accepts a profile over the device AP
      Given <process> is ready for the host
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                |
        | external configuration after a success |

  Rule: PROV-6-07 SmartConfig works beside external configuration

    @PROV-6-07 @PROV-3.4-01 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-6-07/1 During <process>, external configuration accepts a profile by SmartConfig
      Given <process> is ready for the host
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |

  Rule: PROV-6-09 A stop that keeps the role leaves the device an access point

    @PROV-6-09 @needs-phone
    Scenario Outline: PROV-6-09/1 During <process>, the device stays an access point when the host continues alone
      Given <process> is ready for the host
      And the phone joins the device AP
      When the host stops provisioning, keeping the current role
      Then the process ends in role AP
      And the phone sees the device AP

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                |
        | external configuration after a success |

  Rule: PROV-6-11 A profile leads to a reset request
    The host holds a socket here, so it is busy. The suite does not judge a device whose host is idle.

    @PROV-6-11 @PROV-7.4-02 @needs-phone
    Scenario Outline: PROV-6-11/1 During <process>, the device requests a restart after a profile over the device AP
      Given <process> is ready for the host
      And the host calls sl_Socket
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"
      And the device reports a reset request

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                |
        | external configuration after a success |

    @PROV-6-11 @PROV-7.4-02 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-6-11/2 During <process>, the device requests a restart after a profile by SmartConfig
      Given <process> is ready for the host
      And the host calls sl_Socket
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports a reset request

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |

      Examples: with other options
        | process                                        |
        | external configuration from role AP to role AP |

  Rule: PROV-6-12 The device does not restart by itself while the host is busy
    It is advice that the APIs stay unblocked after the request (PROV-7.4-10). So the suite accepts a refusal here.

    @PROV-6-12 @needs-phone
    Scenario: PROV-6-12/1 The device waits for a busy host after a profile over HTTP
      Given external configuration is ready for the host
      And the host calls sl_Socket
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      When the working time of the host (15 s) passes
      Then sl_DeviceGet is served or refused
      And the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND within the silence (3 s)

    @PROV-6-12 @needs-phone @needs-smartconfig
    Scenario: PROV-6-12/2 The device waits for a busy host after a profile by SmartConfig
      Given external configuration is ready for the host
      And the host calls sl_Socket
      And the phone sends the profile "home" by SmartConfig
      And the device reports the profile "home"
      When the working time of the host (15 s) passes
      Then sl_DeviceGet is served or refused
      And the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND within the silence (3 s)

  Rule: PROV-6-14 After the restart the device confirms the profile by itself

    @PROV-6-14 @needs-phone @needs-network
    Scenario Outline: PROV-6-14/1 During <process>, the device tests the profile after the requested restart
      Given <process> is waiting for its restart
      And the network "home" is in range
      And the working time of the host (15 s) passes
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a success              |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |

    @PROV-6-14 @needs-phone @needs-network @needs-long
    Scenario: PROV-6-14/5 The device tests the profile after a late restart with a pause
      Given external configuration is waiting for its restart
      And the network "home" is in range
      And the long working time of the host (3 min) passes
      And the host calls sl_Stop
      And the working time of the host (15 s) passes
      When the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

  Rule: PROV-6-15 The device does not confirm the profile before the restart

    @PROV-6-15 @PROV-8.7-02 @needs-phone @needs-network
    Scenario Outline: PROV-6-15/1 During <process>, the device reports nothing while the host delays the restart
      Given <process> is waiting for its restart
      And the network "home" is in range
      Then the device reports nothing for the working time of the host (15 s)

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                             |
        | external configuration after a stop |

  Rule: PROV-6-16 The documents do not agree on the answer of sl_Start after a reset request

    @PROV-6-16 @needs-phone
    Scenario: PROV-6-16/1 The suite records the answer of sl_Start after a reset request
      Given external configuration is waiting for its restart
      When the host calls sl_Stop
      Then the suite records the answer of sl_Start
