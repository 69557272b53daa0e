Feature: Events held back while provisioning runs
  SWRA513C section 7.5. The device's attempts to connect would confuse a host that knows nothing of them, so the events
  they cause do not reach it, neither at the time nor later. What provisioning itself has to say does. Where the APIs
  are open, all events are delivered.

  Every scenario starts from a disconnected device with no event masked: the loss of an older connection is no event of
  an attempt, and a masked event would look like a suppressed one.

  Rule: PROV-7.5-16 Nothing of the connection attempts

    @PROV-7.5-16 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-16/1 <process>, <moment>
      Given <process>, <moment>
      Then no connection event has reached the host
      And no address event has reached the host

      Examples:
        | process                                                | moment                               |
        | AP provisioning                                        | linked without an address            |
        | AP provisioning                                        | waiting for its result to be fetched |
        | AP provisioning                                        | after its network was not found      |
        | AP provisioning                                        | after its key was refused            |
        | AP provisioning                                        | after it got no address              |
        | AP provisioning                                        | after its result was not fetched     |
        | AP+SmartConfig provisioning                            | waiting for its result to be fetched |
        | AP+SmartConfig provisioning                            | after it got no address              |
        | AP+SmartConfig provisioning with external confirmation | linked without an address            |
        | AP+SmartConfig provisioning with external confirmation | after it got no address              |
        | auto-provisioning as an access point                   | waiting for its result to be fetched |
        | auto-provisioning as an access point                   | after it got no address              |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                        | moment                               |
        | SmartConfig provisioning       | waiting for its result to be fetched |
        | SmartConfig provisioning       | after it got no address              |
        | auto-provisioning as a station | waiting for its result to be fetched |

    @PROV-7.5-16 @needs-phone @needs-network
    Scenario: PROV-7.5-16/2 to the end of a process that succeeds
      Given AP provisioning, waiting for its result to be fetched
      When the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then no connection event has reached the host
      And no address event has reached the host

    @PROV-7.5-16 @needs-driver-port
    Scenario Outline: PROV-7.5-16/3 <event>, in a message that blocks
      Given an idle device
      When the host driver has received a message with PROVISIONING_ACTIVE and <event>
      And the device reports nothing else
      Then no address event has reached the host
      And no connection event has reached the host

      Examples:
        | event                                     |
        | SL_NETAPP_EVENT_IPV4_ACQUIRED             |
        | SL_NETAPP_EVENT_IPV6_ACQUIRED             |
        | SL_NETAPP_EVENT_IP_COLLISION              |
        | SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT |
        | SL_NETAPP_EVENT_IPV4_LOST                 |
        | SL_NETAPP_EVENT_IPV6_LOST                 |
        | SL_WLAN_EVENT_CONNECT                     |
        | SL_WLAN_EVENT_DISCONNECT                  |

    @PROV-7.5-16 @needs-driver-port @needs-pending-calls
    Scenario: PROV-7.5-16/4 at the very edge, when the answer of a call is about to lift the block
      Given an idle device
      And the host calls sl_DeviceGet without waiting
      When the host driver has received a message with PROVISIONING_ACTIVE and SL_NETAPP_EVENT_IPV4_ACQUIRED
      Then it is recorded what reaches the host within the silence

  Rule: PROV-7.5-17 Not SL_WLAN_EVENT_CONNECT

    @PROV-7.5-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-17/1 <process>, linked
      Given <process>, linked without an address
      Then no connection event has reached the host

      Examples:
        | process                                                |
        | AP provisioning                                        |
        | AP+SmartConfig provisioning                            |
        | AP+SmartConfig provisioning with external confirmation |
        | auto-provisioning as an access point                   |

  Rule: PROV-7.5-18 Not the SL_WLAN_EVENT_DISCONNECT of a failed attempt

    @PROV-7.5-18 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-18/1 <process>, <moment>
      Given <process>, <moment>
      When the device reports nothing else
      Then no connection event has reached the host

      Examples:
        | process                     | moment                           |
        | AP provisioning             | after its key was refused        |
        | AP provisioning             | after it got no address          |
        | AP provisioning             | after its result was not fetched |
        | AP+SmartConfig provisioning | after its key was refused        |

  Rule: PROV-7.5-20 Provisioning's own reports get through

    @PROV-7.5-20 @PROV-7-02 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-20/1 <process>, a whole confirmation with the host blocked
      Given an idle device
      And the network "home" is within reach
      And the host starts <process>
      And the phone joins the device
      And the phone gives the device the profile "home" over HTTP
      And the phone asks for confirmation
      Then the device reports, one after the other:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And sl_DeviceGet is refused

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.5-20 @PROV-7-02 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-20/2 a failure is reported while blocked: <status>
      Given an idle device
      And the network "home" is <condition>
      And the host starts AP provisioning
      And the phone joins the device
      And the phone gives the device the profile "home" over HTTP
      And the device reports the profile "home"
      When the phone asks for confirmation
      Then the device reports <status>
      And sl_DeviceGet is refused

      Examples:
        | condition         | status                                                            |
        | out of reach      | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND   |
        | using another key | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED   |

    @PROV-7.5-20 @needs-driver-port
    Scenario Outline: PROV-7.5-20/3 an error of the device is not provisioning's own (C21): <event>
      Given an idle device
      When the host driver has received a message with PROVISIONING_ACTIVE and <event>
      Then it is recorded what reaches the host within the silence

      Examples:
        | event                               |
        | SL_DEVICE_EVENT_FATAL_DEVICE_ABORT |
        | SL_DEVICE_EVENT_ERROR               |

  Rule: PROV-7.5-21 What was held back does not come later

    @PROV-7.5-21 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-21/1 stopped by the host, <process>, <moment>
      Given <process>, <moment>
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else
      Then no connection event has reached the host
      And no address event has reached the host

      Examples:
        | process                     | moment                           |
        | AP provisioning             | after it got no address          |
        | AP provisioning             | after its result was not fetched |
        | AP+SmartConfig provisioning | after its key was refused        |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | moment                  |
        | SmartConfig provisioning | after it got no address |

  Rule: PROV-7.5-22 Where the APIs are open, events come

    @PROV-7.5-22 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-7.5-22/1 the answer of <function>, which is an event, arrives
      Given <process> with external confirmation, waiting for its result to be fetched
      Then <function> is served

      Examples:
        | process                     | function                  |
        | AP provisioning             | sl_NetAppDnsGetHostByName |
        | AP+SmartConfig provisioning | sl_Connect                |

    @PROV-7.5-22 @PROV-6-05 @needs-phone
    Scenario Outline: PROV-7.5-22/2 external configuration, a station joins: <event>
      Given external configuration, ready for the host
      When the phone joins the device
      Then the host receives <event>

      Examples:
        | event                          |
        | SL_WLAN_EVENT_STA_ADDED        |
        | SL_NETAPP_EVENT_DHCPV4_LEASED  |

  Rule: PROV-7.5-23 Requests addressed to the host

    @PROV-7.5-23 @needs-phone
    Scenario: PROV-7.5-23/1 a page that only the host can serve
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      When the phone posts "/a/page/of/the/host" with:
        | asked | yes |
      Then it is recorded what reaches the host within the silence

  Rule: PROV-7.5-42 Between an automatic start and user activity

    @PROV-7.5-42 @needs-phone
    Scenario: PROV-7.5-42/1 a station joins
      Given auto-provisioning as an access point, waiting for a profile
      When the phone joins the device
      Then it is recorded what reaches the host within the silence
